using System.Runtime.CompilerServices;
using Ottt.Cuda;

namespace Ottt.Runtime.Tests.HostCuda;

/// <summary>The kernels of one text on a device, with memory for them: what a test of kernels needs, on the emulation and on GPUs alike.</summary>
internal sealed class KernelRun : IDisposable
{
    private readonly CudaModule _module;
    private readonly List<nint> _memory = [];

    /// <summary>Compiles and loads a text.</summary>
    /// <param name="platform">The device's platform.</param>
    /// <param name="file">A file of HostCuda/Kernels.</param>
    internal KernelRun(CudaPlatform platform, string file)
    {
        Context = CudaDeviceContext.Share(Device.Cuda(0, platform));
        Stream = Context.CreateStream();
        _module = Context.Load(KernelOptions.Program(file, Text(file)));
    }

    internal CudaDeviceContext Context { get; }

    internal CudaStream Stream { get; }

    /// <summary>The text of a file of HostCuda/Kernels.</summary>
    internal static string Text(string file)
    {
        using var reader = new StreamReader(typeof(KernelRun).Assembly.GetManifestResourceStream(file)!);
        return reader.ReadToEnd();
    }

    internal nint Allocate<T>(int count)
        where T : unmanaged
    {
        nint memory = Stream.Allocate((long)count * Unsafe.SizeOf<T>(), "a test");
        _memory.Add(memory);
        return memory;
    }

    internal nint Upload<T>(params T[] values)
        where T : unmanaged
    {
        nint memory = Allocate<T>(values.Length);
        Stream.Upload<T>(memory, values);
        return memory;
    }

    internal T[] Download<T>(nint memory, int count)
        where T : unmanaged
    {
        var values = new T[count];
        Stream.Download<T>(values, memory);
        return values;
    }

    internal CudaKernel Kernel(string name, int dynamicSharedBytes = 0) => _module.GetKernel(name, dynamicSharedBytes);

    internal void Launch(string kernel, CudaExtent blocks, CudaExtent threads, int dynamicSharedBytes, params ReadOnlySpan<KernelArgument> values)
    {
        var arguments = new CudaArguments(values.Length);
        for (int index = 0; index < values.Length; index++) values[index].Set(arguments, index);
        Stream.Launch(Kernel(kernel, dynamicSharedBytes), blocks, threads, dynamicSharedBytes, arguments);
    }

    public void Dispose()
    {
        foreach (nint memory in _memory) Stream.Free(memory);
        Stream.Dispose();
        Context.Dispose();
    }
}
