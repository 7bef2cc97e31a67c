namespace Ottt.Cuda;

/// <summary>A launch in words, for messages.</summary>
internal static class LaunchText
{
    internal static string Describe(string kernel, CudaExtent blocks, CudaExtent threads, int dynamicSharedBytes) =>
        $"launching {kernel} over {blocks} blocks of {threads} threads with {dynamicSharedBytes} bytes of dynamic shared memory";
}
