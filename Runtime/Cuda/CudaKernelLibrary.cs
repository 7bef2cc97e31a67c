using System.Runtime.ExceptionServices;

namespace Ottt.Cuda;

/// <summary>The kernels of a network, compiled as several programs at the same time.</summary>
internal sealed class CudaKernelLibrary
{
    private readonly Dictionary<string, CudaModule> _modules = [];

    private CudaKernelLibrary()
    {
    }

    /// <summary>Compiles kernels, unless that was done before, and loads them.</summary>
    /// <param name="device">The device.</param>
    /// <param name="name">The name of the text in messages.</param>
    /// <param name="text">The text.</param>
    /// <param name="more">Options of this text.</param>
    /// <exception cref="KernelCompilationException">The text has an error.</exception>
    internal static CudaKernelLibrary Load(CudaDeviceContext device, string name, string text, params string[] more)
    {
        IReadOnlyList<(string Text, IReadOnlyList<string> Kernels)> parts = KernelParts.Cut(text, name);
        var modules = new CudaModule[parts.Count];
        try
        {
            Parallel.For(0, parts.Count, part => modules[part] = device.Load(KernelOptions.Program(name, parts[part].Text, more)));
        }
        catch (AggregateException errors)
        {
            ExceptionDispatchInfo.Throw(errors.InnerExceptions[0]);
        }

        var library = new CudaKernelLibrary();
        for (int part = 0; part < parts.Count; part++)
        {
            foreach (string kernel in parts[part].Kernels) library._modules.Add(kernel, modules[part]);
        }

        return library;
    }

    /// <summary>Finds a kernel.</summary>
    /// <param name="kernel">Its name in the text.</param>
    /// <param name="dynamicSharedBytes">The most dynamic shared memory that it is launched with, in bytes.</param>
    internal CudaKernel GetKernel(string kernel, int dynamicSharedBytes) => _modules[kernel].GetKernel(kernel, dynamicSharedBytes);
}
