using Ottt.Cuda;

namespace Ottt.Runtime.Tests.HostCuda;

/// <summary>An argument of a kernel, of the type that the kernel declares.</summary>
internal readonly struct KernelArgument
{
    private readonly Action<CudaArguments, int> _set;

    private KernelArgument(Action<CudaArguments, int> set) => _set = set;

    public static implicit operator KernelArgument(nint value) => new((arguments, index) => arguments.Set(index, value));

    public static implicit operator KernelArgument(int value) => new((arguments, index) => arguments.Set(index, value));

    public static implicit operator KernelArgument(uint value) => new((arguments, index) => arguments.Set(index, value));

    public static implicit operator KernelArgument(float value) => new((arguments, index) => arguments.Set(index, value));

    internal void Set(CudaArguments arguments, int index) => _set(arguments, index);
}
