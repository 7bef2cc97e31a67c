namespace Ottt.Cuda;

/// <summary>What a compiler made of kernels.</summary>
/// <param name="Image">Machine code of the device (a cubin), or PTX that ends with a zero byte.</param>
/// <param name="Log">The compiler's warnings and remarks; empty when it has none, and when the image comes from the cache.</param>
public sealed record CompiledKernels(byte[] Image, string Log);
