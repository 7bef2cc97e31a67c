using Ottt.Cuda;
using Xunit;

namespace Ottt.Runtime.Tests.Cuda;

/// <summary>What networks on one device share, and what becomes of it when a kernel goes wrong.</summary>
public class DeviceContextTests
{
    private static readonly KernelProgram Program = KernelOptions.Program("net.cu", "text");

    private readonly FakeDriver _driver = new();
    private readonly CountingCompiler _compiler = new();
    private readonly Device _device;

    public DeviceContextTests() => _device = Device.Cuda(0, new CudaPlatform(_driver, _compiler));

    [Fact]
    public void Networks_on_one_device_share_its_context_and_its_kernels()
    {
        using CudaDeviceContext first = CudaDeviceContext.Share(_device);
        using CudaDeviceContext second = CudaDeviceContext.Share(_device);
        Assert.Same(first, second);
        Assert.Same(first.Load(Program), second.Load(KernelOptions.Program("net.cu", "text")));
        Assert.NotSame(first.Load(Program), first.Load(KernelOptions.Program("net.cu", "other text")));
        Assert.Equal(2, _compiler.Count);
        Assert.Single(_driver.Calls, "retain");
    }

    [Fact]
    public void A_healthy_context_stays_open_for_the_next_network()
    {
        CudaDeviceContext.Share(_device).Dispose();
        CudaDeviceContext.Share(_device).Dispose();
        Assert.Equal(["retain"], _driver.Calls);
    }

    [Fact]
    public void A_context_of_another_library_is_neither_opened_nor_closed()
    {
        Device device = Device.CudaContext(1234, 0, _device.Platform);
        using (CudaDeviceContext context = CudaDeviceContext.Share(device))
        {
            using CudaDeviceContext own = CudaDeviceContext.Share(_device);
            Assert.NotSame(own, context);
            using CudaStream stream = context.CreateStream();
            Lose(stream);
        }
        Assert.DoesNotContain("release", _driver.Calls);
    }

    [Fact]
    public void After_an_error_that_loses_the_context_every_call_names_the_first_one()
    {
        using CudaDeviceContext context = CudaDeviceContext.Share(_device);
        using CudaStream stream = context.CreateStream();
        CudaException first = Lose(stream);
        int calls = _driver.Calls.Count;

        foreach (Action later in new Action[] { stream.Synchronize, () => stream.Fill(1, 0, 1), () => stream.Allocate(1, "nothing"), () => context.Load(Program), () => context.CreateStream() })
        {
            var repeated = Assert.Throws<CudaException>(later);
            Assert.Same(first, repeated.InnerException);
            Assert.Equal(700, repeated.Code);
            Assert.Contains("since then cuda:0 is useless", repeated.Message, StringComparison.Ordinal);
        }
        stream.Free(1);
        stream.FreePinned(1);
        Assert.Equal(calls, _driver.Calls.Count);
    }

    [Fact]
    public void Giving_memory_back_to_a_device_that_is_just_lost_is_silent_and_noted()
    {
        using CudaDeviceContext context = CudaDeviceContext.Share(_device);
        using CudaStream stream = context.CreateStream();
        _driver.Fail("free", 719);
        stream.Free(1);
        Assert.Equal(719, context.Failure?.Code);
        Assert.Equal(719, Assert.Throws<CudaException>(stream.Synchronize).Code);
    }

    [Fact]
    public void Giving_back_what_is_not_ones_own_is_told()
    {
        using CudaDeviceContext context = CudaDeviceContext.Share(_device);
        using CudaStream stream = context.CreateStream();
        _driver.Fail("free", 1);
        Assert.Equal(1, Assert.Throws<CudaException>(() => stream.Free(1)).Code);
    }

    [Fact]
    public void Once_all_networks_on_it_are_gone_a_lost_device_is_opened_anew()
    {
        CudaDeviceContext first = CudaDeviceContext.Share(_device), second = CudaDeviceContext.Share(_device);
        using (CudaStream stream = first.CreateStream()) Lose(stream);
        first.Dispose();
        Assert.DoesNotContain("release", _driver.Calls);
        second.Dispose();
        Assert.Contains("release", _driver.Calls);

        _driver.Fail("synchronize", 0);
        using CudaDeviceContext third = CudaDeviceContext.Share(_device);
        Assert.NotSame(first, third);
        using CudaStream working = third.CreateStream();
        working.Synchronize();
    }

    [Fact]
    public void An_error_of_one_call_is_an_error_of_that_call()
    {
        using CudaDeviceContext context = CudaDeviceContext.Share(_device);
        using CudaStream stream = context.CreateStream();
        CudaKernel kernel = context.Load(Program).GetKernel("lif_step");
        _driver.Fail("launch", 1);
        var error = Assert.Throws<CudaException>(() => stream.Launch(kernel, new(4), new(32, 8), 16, new CudaArguments(0)));
        Assert.False(error.IsSticky);
        Assert.Equal("launch returned ERROR_1 (1) while launching lif_step over (4, 1, 1) blocks of (32, 8, 1) threads with 16 bytes of dynamic shared memory.", error.Message);
        _driver.Fail("launch", 0);
        stream.Launch(kernel, new(4), new(32, 8), 16, new CudaArguments(0));
    }

    [Fact]
    public void Memory_that_is_not_there_is_told_with_its_purpose_and_what_is_free()
    {
        using CudaDeviceContext context = CudaDeviceContext.Share(_device);
        using CudaStream stream = context.CreateStream();
        var error = Assert.Throws<CudaOutOfMemoryException>(() => stream.Allocate(5 << 20, "the traces of Net for 128 samples"));
        Assert.Equal((5 << 20, 1 << 20, 3L << 29), (error.RequestedBytes, error.Memory.FreeBytes, error.Memory.TotalBytes));
        Assert.Equal("The device has no room for the traces of Net for 128 samples: 5 MiB were asked for, 1 MiB of 1.5 GiB are free. A smaller batch needs less.", error.Message);
        Assert.Null(context.Failure);
    }

    [Fact]
    public void A_capture_is_ended_when_what_it_records_fails()
    {
        using CudaDeviceContext context = CudaDeviceContext.Share(_device);
        using CudaStream stream = context.CreateStream();
        Assert.Throws<InvalidOperationException>(() => stream.Capture(() => throw new InvalidOperationException()));
        Assert.Equal(["begin capture", "end capture", "destroy graph"], _driver.Calls[^3..]);
    }

    [Fact]
    public void More_shared_memory_than_all_kernels_have_is_asked_for()
    {
        using CudaDeviceContext context = CudaDeviceContext.Share(_device);
        CudaModule module = context.Load(Program);
        module.GetKernel("small", 48 << 10);
        Assert.DoesNotContain(_driver.Calls, call => call.StartsWith("shared", StringComparison.Ordinal));
        module.GetKernel("large", (48 << 10) + 16);
        Assert.Contains("shared 49168", _driver.Calls);
    }

    private CudaException Lose(CudaStream stream)
    {
        _driver.Fail("synchronize", 700);
        CudaException error = Assert.Throws<CudaException>(stream.Synchronize);
        Assert.True(error.IsSticky);
        return error;
    }
}
