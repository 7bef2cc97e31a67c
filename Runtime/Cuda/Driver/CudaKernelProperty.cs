namespace Ottt.Cuda;

/// <summary>What the driver tells of a kernel; the numbers are those of CUfunction_attribute.</summary>
public enum CudaKernelProperty
{
    /// <summary>The most threads that a block of it may have.</summary>
    MaxThreadsPerBlock = 0,

    /// <summary>The shared memory that its text declares, in bytes.</summary>
    StaticSharedBytes = 1,

    /// <summary>The local memory of each thread, which holds what registers could not, in bytes.</summary>
    LocalBytesPerThread = 3,

    /// <summary>The registers of each thread.</summary>
    Registers = 4,
}
