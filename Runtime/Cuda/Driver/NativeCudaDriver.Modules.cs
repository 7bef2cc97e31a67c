using System.Text;

namespace Ottt.Cuda;

internal sealed unsafe partial class NativeCudaDriver
{
    private const int MaxDynamicSharedSizeBytes = 8;

    public nint LoadModule(ReadOnlySpan<byte> image)
    {
        nint module;
        fixed (byte* bytes = image) Check(_functions.ModuleLoadData(&module, bytes), "cuModuleLoadData", $"loading {image.Length} bytes of kernels");
        return module;
    }

    public void UnloadModule(nint moduleHandle) => Check(_functions.ModuleUnload(moduleHandle), "cuModuleUnload", "unloading kernels");

    public nint GetKernel(nint moduleHandle, string name)
    {
        nint kernel;
        fixed (byte* text = Encoding.UTF8.GetBytes(name + '\0'))
            Check(_functions.ModuleGetFunction(&kernel, moduleHandle, text), "cuModuleGetFunction", $"looking for the kernel {name}");
        return kernel;
    }

    public int GetKernelProperty(nint kernel, CudaKernelProperty what)
    {
        int value;
        Check(_functions.FuncGetAttribute(&value, (int)what, kernel), "cuFuncGetAttribute", $"asking for {what} of a kernel");
        return value;
    }

    public void SetDynamicSharedBytes(nint kernel, int bytes)
    {
        int result = _functions.FuncSetAttribute(kernel, MaxDynamicSharedSizeBytes, bytes);
        if (result != 0) throw Failure(result, "cuFuncSetAttribute", $"allowing a kernel {bytes} bytes of dynamic shared memory");
    }

    public void Launch(nint kernel, CudaExtent blocks, CudaExtent threads, int dynamicSharedBytes, nint stream, ReadOnlySpan<nint> arguments)
    {
        int result;
        fixed (nint* addresses = arguments)
        {
            result = _functions.LaunchKernel(
                kernel, (uint)blocks.X, (uint)blocks.Y, (uint)blocks.Z, (uint)threads.X, (uint)threads.Y, (uint)threads.Z,
                (uint)dynamicSharedBytes, stream, addresses, null);
        }
        // The words are made only when they are needed: a launch allocates nothing.
        if (result != 0) throw Failure(result, "cuLaunchKernel", LaunchText.Describe("a kernel", blocks, threads, dynamicSharedBytes));
    }
}
