using Ottt.Cuda;
using Ottt.Testing.HostCuda;
using Xunit;

namespace Ottt.Runtime.Tests.HostCuda;

/// <summary>A launch that never ends is ended, by counting and not by the clock.</summary>
public sealed class WatchdogTests : HostCudaTests
{
    private const int LaunchTimeout = 702;

    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    public void A_thread_that_waits_for_nobody_is_named(ulong seed)
    {
        HostCudaDevice device = Device(seed: seed);
        device.LimitSteps(500_000);
        using var run = new KernelRun(device.Platform, "planted_bugs.cu");
        nint input = run.Upload(new float[64]), output = run.Allocate<float>(64);
        run.Launch("waits_for_nobody", new(2), new(64), 0, output, input, 64);
        var error = Assert.Throws<CudaException>(run.Stream.Synchronize);
        Assert.Equal((LaunchTimeout, "CUDA_ERROR_LAUNCH_TIMEOUT", true), (error.Code, error.Name, error.IsSticky));
        Assert.Contains("launch timeout: kernel waits_for_nobody, block (", device.Report, StringComparison.Ordinal);
        Assert.Contains("thread (37,0,0)", device.Report, StringComparison.Ordinal);
    }

    [Fact]
    public void Pauses_and_atomics_count_without_checks_too()
    {
        HostCudaDevice device = Device(isChecked: false);
        device.LimitSteps(500_000);
        using var run = new KernelRun(device.Platform, "semantics.cu");
        run.Launch("hand_over", new(1), new(63), 0, run.Upload(new uint[256]));
        Assert.Equal(LaunchTimeout, Assert.Throws<CudaException>(run.Stream.Synchronize).Code);
        Assert.Contains("thread (0,0,0)", device.Report, StringComparison.Ordinal);
    }
}
