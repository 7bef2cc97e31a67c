namespace Ottt.Cuda;

/// <summary>Where a copy goes from and to.</summary>
public enum CudaCopyKind
{
    /// <summary>From the memory of the host into that of the device.</summary>
    HostToDevice,

    /// <summary>From the memory of the device into that of the host.</summary>
    DeviceToHost,

    /// <summary>Within the memory of the device.</summary>
    DeviceToDevice,
}
