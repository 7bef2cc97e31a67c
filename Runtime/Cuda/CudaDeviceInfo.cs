namespace Ottt.Cuda;

/// <summary>What a CUDA device is and has.</summary>
public sealed record CudaDeviceInfo
{
    /// <summary>Its number, from 0, in the order of the driver.</summary>
    public required int Index { get; init; }

    /// <summary>What its maker calls it.</summary>
    public required string Name { get; init; }

    /// <summary>The compute capability, such as 9.0.</summary>
    public required Version ComputeCapability { get; init; }

    /// <summary>Its memory, in bytes.</summary>
    public required long MemoryBytes { get; init; }

    /// <summary>The number of its multiprocessors.</summary>
    public required int Multiprocessors { get; init; }

    /// <summary>The shared memory that a block may have when its kernel asks for it, in bytes.</summary>
    public required int SharedBytesPerBlock { get; init; }

    /// <summary>The highest clock of its multiprocessors, in kHz; 0 where the driver does not tell.</summary>
    public required int ClockKilohertz { get; init; }

    /// <summary>The CUDA version of the driver, such as 12.8.</summary>
    public required Version DriverVersion { get; init; }

    /// <summary>The architecture that kernels for it are compiled for, such as <c>sm_90</c>.</summary>
    public string Architecture => $"sm_{ComputeCapability.Major}{ComputeCapability.Minor}";

    /// <summary>The device in words, such as <c>cuda:0, NVIDIA H200, sm_90, 139.8 GiB, driver 12.8</c>.</summary>
    public override string ToString() => $"cuda:{Index}, {Name}, {Architecture}, {ByteCount.Format(MemoryBytes)}, driver {DriverVersion}";
}
