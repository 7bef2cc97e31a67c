namespace Ottt.Cuda;

/// <summary>The memory of a device.</summary>
/// <param name="FreeBytes">What no process uses, in bytes.</param>
/// <param name="TotalBytes">All of it, in bytes.</param>
public readonly record struct CudaMemory(long FreeBytes, long TotalBytes);
