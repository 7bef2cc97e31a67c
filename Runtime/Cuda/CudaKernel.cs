namespace Ottt.Cuda;

/// <summary>A kernel that is ready to be launched.</summary>
internal sealed class CudaKernel
{
    /// <summary>The shared memory that every kernel may have, in bytes.</summary>
    internal const int FreeSharedBytes = 48 * 1024;

    internal CudaKernel(string name, nint handle, ICudaDriver driver)
    {
        Name = name;
        Handle = handle;
        Registers = driver.GetKernelProperty(handle, CudaKernelProperty.Registers);
        StaticSharedBytes = driver.GetKernelProperty(handle, CudaKernelProperty.StaticSharedBytes);
        LocalBytesPerThread = driver.GetKernelProperty(handle, CudaKernelProperty.LocalBytesPerThread);
        MaxThreadsPerBlock = driver.GetKernelProperty(handle, CudaKernelProperty.MaxThreadsPerBlock);
    }

    /// <summary>Its name in the text.</summary>
    internal string Name { get; }

    /// <summary>The driver's handle.</summary>
    internal nint Handle { get; }

    /// <summary>The registers of each thread.</summary>
    internal int Registers { get; }

    /// <summary>The shared memory that its text declares, in bytes.</summary>
    internal int StaticSharedBytes { get; }

    /// <summary>The local memory of each thread, in bytes.</summary>
    internal int LocalBytesPerThread { get; }

    /// <summary>The most threads of a block.</summary>
    internal int MaxThreadsPerBlock { get; }
}
