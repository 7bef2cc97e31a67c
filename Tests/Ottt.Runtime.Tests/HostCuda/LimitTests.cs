using System.Runtime.InteropServices;
using Ottt.Cuda;
using Ottt.Testing.HostCuda;
using Xunit;

namespace Ottt.Runtime.Tests.HostCuda;

/// <summary>The limits of launches, memory and compilation are those of a GPU.</summary>
public sealed class LimitTests : HostCudaTests
{
    private const int InvalidValue = 1;
    private const int OutOfResources = 701;

    /// <summary>What the runtime may call, in every driver from CUDA 11.4 to 13.</summary>
    private const string Exports = """
        cuInit cuDriverGetVersion cuDeviceGetCount cuDeviceGet cuDeviceGetName cuDeviceGetAttribute cuDeviceTotalMem_v2 cuDeviceGetUuid_v2
        cuDevicePrimaryCtxRetain cuDevicePrimaryCtxRelease_v2 cuCtxSetCurrent cuCtxGetCurrent cuCtxSynchronize
        cuModuleLoadData cuModuleLoadDataEx cuModuleUnload cuModuleGetFunction cuModuleGetGlobal_v2
        cuFuncGetAttribute cuFuncSetAttribute cuLaunchKernel cuLaunchCooperativeKernel cuOccupancyMaxActiveBlocksPerMultiprocessor
        cuMemAlloc_v2 cuMemFree_v2 cuMemAllocAsync cuMemFreeAsync cuDeviceGetDefaultMemPool cuMemPoolSetAttribute cuMemGetInfo_v2
        cuMemHostAlloc cuMemFreeHost cuMemHostRegister_v2 cuMemHostUnregister cuMemcpyHtoD_v2 cuMemcpyDtoH_v2 cuMemcpyDtoD_v2
        cuMemcpyHtoDAsync_v2 cuMemcpyDtoHAsync_v2 cuMemcpyDtoDAsync_v2 cuMemsetD8_v2 cuMemsetD32_v2 cuMemsetD8Async cuMemsetD32Async
        cuStreamCreate cuStreamDestroy_v2 cuStreamSynchronize cuStreamQuery cuStreamWaitEvent cuEventCreate cuEventRecord cuEventSynchronize
        cuEventQuery cuEventDestroy_v2 cuEventElapsedTime cuStreamBeginCapture_v2 cuStreamEndCapture cuStreamIsCapturing
        cuGraphInstantiateWithFlags cuGraphUpload cuGraphLaunch cuGraphExecDestroy cuGraphDestroy cuGraphGetNodes
        cuGetErrorName cuGetErrorString nvrtcVersion nvrtcGetNumSupportedArchs nvrtcGetSupportedArchs nvrtcCreateProgram nvrtcDestroyProgram
        nvrtcCompileProgram nvrtcGetCUBINSize nvrtcGetCUBIN nvrtcGetPTXSize nvrtcGetPTX nvrtcGetProgramLogSize nvrtcGetProgramLog nvrtcGetErrorString
        """;

    private const string Text = """
        #include "ottt_device.cuh"
        extern "C" __global__ void __launch_bounds__(128) bounded(float *x) { if (x) x[0] = 1.0f; }
        extern "C" __global__ void unbounded(float *x) { if (x) x[0] = 1.0f; }
        """;

    [Fact]
    public void Every_function_that_the_runtime_may_call_is_there()
    {
        nint library = NativeLibrary.Load(Library());
        string[] names = Exports.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        Assert.All(names, name => Assert.True(NativeLibrary.TryGetExport(library, name, out _), name));
    }

    [Theory]
    [InlineData("unbounded", 1025, 1, 1, 0, InvalidValue)]
    [InlineData("unbounded", 32, 1, 65, 0, InvalidValue)]
    [InlineData("unbounded", 64, 17, 1, 0, InvalidValue)]
    [InlineData("unbounded", 1, 1, 1, 48 * 1024 + 4, InvalidValue)]
    [InlineData("bounded", 129, 1, 1, 0, OutOfResources)]
    [InlineData("bounded", 128, 1, 1, 0, 0)]
    [InlineData("unbounded", 1024, 1, 1, 48 * 1024, 0)]
    public void A_launch_beyond_a_limit_is_refused(string kernel, int x, int y, int z, int shared, int expected)
    {
        CudaDeviceContext context = CudaDeviceContext.Share(Device().Device);
        using CudaStream stream = context.CreateStream();
        CudaKernel function = context.Load(KernelOptions.Program("limits.cu", Text)).GetKernel(kernel);
        CudaException? error = null;
        try
        {
            stream.Launch(function, new(1), new(x, y, z), shared, new CudaArguments(1));
            stream.Synchronize();
        }
        catch (CudaException refused)
        {
            error = refused;
        }
        Assert.Equal(expected, error?.Code ?? 0);
        stream.Synchronize();
    }

    [Fact]
    public void More_shared_memory_is_had_by_asking_up_to_a_limit()
    {
        CudaDeviceContext context = CudaDeviceContext.Share(Device().Device);
        CudaModule kernels = context.Load(KernelOptions.Program("limits.cu", Text));
        using CudaStream stream = context.CreateStream();
        stream.Launch(kernels.GetKernel("unbounded", 227 * 1024), new(1), new(1), 227 * 1024, new CudaArguments(1));
        stream.Synchronize();
        Assert.Equal(InvalidValue, Assert.Throws<CudaException>(() => kernels.GetKernel("unbounded", 228 * 1024)).Code);
    }

    [Fact]
    public void Memory_beyond_the_limit_is_refused_and_comes_back()
    {
        HostCudaDevice device = Device();
        CudaDeviceContext context = CudaDeviceContext.Share(device.Device);
        using CudaStream stream = context.CreateStream();
        long used = context.Enter().GetMemory() is var memory ? memory.TotalBytes - memory.FreeBytes : 0;
        device.LimitMemory(used + (3 << 20));
        try
        {
            nint first = stream.Allocate(2 << 20, "the first");
            Assert.Throws<CudaOutOfMemoryException>(() => stream.Allocate(2 << 20, "the second"));
            stream.Free(first);
            stream.Synchronize();
            stream.Free(stream.Allocate(2 << 20, "the second, again"));
        }
        finally
        {
            device.LimitMemory(2L << 30);
        }
    }

    [Theory]
    [InlineData("--ptxas-options=-v", true)]
    [InlineData("-DSOME=1", true)]
    [InlineData("--maxrregcount=64", true)]
    [InlineData("--no-such-option", false)]
    [InlineData("-O3", false)]
    public void Options_are_those_of_Nvrtc(string option, bool isKnown)
    {
        IKernelCompiler compiler = Device().Platform.Compiler;
        KernelProgram program = KernelOptions.Program("limits.cu", Text, option);
        if (isKnown) Assert.NotEmpty(compiler.Compile(program, "sm_90").Image);
        else Assert.Contains("NVRTC_ERROR_INVALID_OPTION", Assert.Throws<KernelCompilationException>(() => compiler.Compile(program, "sm_90")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_in_the_text_names_its_line()
    {
        IKernelCompiler compiler = Device().Platform.Compiler;
        KernelProgram program = KernelOptions.Program("limits.cu", Text.Replace("unbounded(float *x) { if (x)", "unbounded(float *x) { if (y)", StringComparison.Ordinal));
        var error = Assert.Throws<KernelCompilationException>(() => compiler.Compile(program, "sm_90"));
        Assert.Equal(("limits.cu", 3), (error.File, error.Line));
    }

    [Fact]
    public void Two_devices_do_not_share_errors()
    {
        HostCudaDevice broken = Device();
        var whole = new HostCudaDevice();
        using var run = new KernelRun(broken.Platform, "planted_bugs.cu");
        run.Launch("global_read_past_end", new(1), new(64), 0, run.Allocate<float>(1024), run.Upload(new float[1024]), 1024);
        Assert.Throws<CudaException>(run.Stream.Synchronize);
        using var other = new KernelRun(whole.Platform, "planted_bugs.cu");
        nint output = other.Allocate<float>(64);
        other.Launch("correct", new(1), new(64), 0, output, other.Upload(new float[64]), 64);
        Assert.Equal(new float[64], other.Download<float>(output, 64));
        Assert.NotEmpty(broken.Report);
        Assert.Empty(whole.Report);
    }

    private static string Library()
    {
        _ = Device(); // skips where there is none
        return HostCudaLibrary.Path!;
    }
}
