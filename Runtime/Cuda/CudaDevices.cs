namespace Ottt.Cuda;

/// <summary>The CUDA devices of this machine.</summary>
public sealed class CudaDevices
{
    private CudaDevices(IReadOnlyList<CudaDeviceInfo> devices, string? reason)
    {
        Devices = devices;
        Reason = reason;
    }

    /// <summary>The devices, in the order of the driver.</summary>
    public IReadOnlyList<CudaDeviceInfo> Devices { get; }

    /// <summary>Why there is none, in one line; null where there is one.</summary>
    public string? Reason { get; }

    /// <summary>Asks the driver.</summary>
    /// <param name="platform">The driver to ask; null for that of this machine.</param>
    /// <returns>The devices, or none and the reason.</returns>
    public static CudaDevices Query(CudaPlatform? platform = null)
    {
        try
        {
            ICudaDriver driver = (platform ?? CudaPlatform.Default).Driver;
            CudaDeviceInfo[] devices = [.. Enumerable.Range(0, driver.DeviceCount).Select(driver.Describe)];
            return new CudaDevices(devices, devices.Length == 0 ? "The NVIDIA driver sees no device." : null);
        }
        catch (CudaUnavailableException unavailable)
        {
            return new CudaDevices([], unavailable.Message);
        }
    }
}
