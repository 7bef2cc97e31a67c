using Ottt.Cuda;
using Ottt.Testing;
using Xunit;

namespace Ottt.Runtime.Tests.Cuda;

/// <summary>Kernels are compiled, kept, loaded, and refused with the place that is wrong.</summary>
public sealed class NativeKernelTests : HostDeviceTest
{
    [Fact]
    public void A_launch_that_the_device_refuses_is_told_with_its_kernel_and_extents()
    {
        CudaKernel scale = Module.GetKernel("scale");
        Assert.Equal(64, scale.MaxThreadsPerBlock);
        nint memory = Stream.Allocate(Count * sizeof(float), "x");
        CudaArguments arguments = new CudaArguments(4).Set(0, memory).Set(1, memory).Set(2, Count).Set(3, 1f);
        var error = Assert.Throws<CudaException>(() => Stream.Launch(scale, new(1), new(2048), 0, arguments));
        Assert.Equal("cuLaunchKernel", error.Call);
        Assert.StartsWith("CUDA_ERROR_", error.Name, StringComparison.Ordinal);
        Assert.Contains("launching scale over (1, 1, 1) blocks of (2048, 1, 1) threads", error.Message, StringComparison.Ordinal);
        Assert.False(error.IsSticky);
        Stream.Synchronize();
        Stream.Free(memory);
    }

    [Fact]
    public void A_kernel_that_is_not_in_the_text_is_named()
    {
        var error = Assert.Throws<CudaException>(() => Module.GetKernel("scales"));
        Assert.Equal("CUDA_ERROR_NOT_FOUND", error.Name);
        Assert.Contains("the kernel scales of native.cu", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_in_the_text_names_its_line()
    {
        var error = Assert.Throws<KernelCompilationException>(() => Context.Load(KernelOptions.Program("wrong.cu", Text.Replace("factor * x[i]", "factors * x[i]", StringComparison.Ordinal))));
        Assert.Equal(("wrong.cu", 4), (error.File, error.Line));
    }

    [Fact]
    public void Compiled_kernels_come_out_of_the_cache_and_run()
    {
        using var folder = new TemporaryFolder();
        CudaPlatform host = HostDevice.Platform;
        for (int run = 0; run < 2; run++)
        {
            var platform = new CudaPlatform(host.Driver, run == 0 ? host.Compiler : new RefusingCompiler(host.Compiler), folder.Path);
            using CudaDeviceContext context = CudaDeviceContext.Share(Device.Cuda(0, platform));
            using CudaStream stream = context.CreateStream();
            CudaKernel abi = context.Load(KernelOptions.Program("cached.cu", Text)).GetKernel("abi");
            nint output = stream.Allocate(sizeof(int), "y");
            stream.Launch(abi, new(1), new(1), 0, new CudaArguments(1).Set(0, output));
            int[] y = new int[1];
            stream.Download(y, output);
            Assert.Equal(KernelOptions.Abi, y[0]);
            stream.Free(output);
        }
        Assert.Single(Directory.GetFiles(folder.Path));
    }

    private sealed class RefusingCompiler(IKernelCompiler known) : IKernelCompiler
    {
        public string Identity => known.Identity;

        public IReadOnlyList<int> Architectures => known.Architectures;

        public bool KnowsSpecificArchitectures => known.KnowsSpecificArchitectures;

        public CompiledKernels Compile(KernelProgram program, string architecture) => throw new InvalidOperationException("The cache should have it.");
    }
}
