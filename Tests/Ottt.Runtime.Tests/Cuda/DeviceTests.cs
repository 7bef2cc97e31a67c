using Ottt.Cuda;
using Xunit;

namespace Ottt.Runtime.Tests.Cuda;

/// <summary>How devices are named, chosen and refused.</summary>
public class DeviceTests
{
    private readonly FakeDriver _driver = new() { Devices = 2 };

    private CudaPlatform Platform => new(_driver, new CountingCompiler());

    [Theory]
    [InlineData("cpu", DeviceKind.Cpu, 0)]
    [InlineData(" CPU ", DeviceKind.Cpu, 0)]
    [InlineData("cuda", DeviceKind.Cuda, 0)]
    [InlineData("cuda:0", DeviceKind.Cuda, 0)]
    [InlineData("Cuda:1", DeviceKind.Cuda, 1)]
    [InlineData("auto", DeviceKind.Cuda, 0)]
    public void A_device_is_read(string text, DeviceKind kind, int index)
    {
        Device device = Device.Parse(text, Platform);
        Assert.Equal((kind, index), (device.Kind, device.Index));
    }

    [Theory]
    [InlineData("")]
    [InlineData("gpu")]
    [InlineData("cuda:")]
    [InlineData("cuda:-1")]
    [InlineData("cuda:one")]
    [InlineData("cuda:1:2")]
    [InlineData("cpu:0")]
    public void Anything_else_is_refused_with_what_may_be_written(string text)
    {
        var error = Assert.Throws<FormatException>(() => Device.Parse(text, Platform));
        Assert.Contains($"'{text}'", error.Message, StringComparison.Ordinal);
        Assert.Contains("cuda:1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_text_is_no_device() => Assert.Throws<ArgumentNullException>(() => Device.Parse(null!));

    [Fact]
    public void Devices_are_told_in_words_and_equal_when_they_are_the_same()
    {
        CudaPlatform platform = Platform;
        Assert.Equal("cuda:1", Device.Cuda(1, platform).ToString());
        Assert.Equal(Device.Cuda(1, platform), Device.Cuda(1, platform));
        Assert.NotEqual(Device.Cuda(0, platform), Device.Cuda(1, platform));
        Assert.NotEqual(Device.Cuda(0, platform), Device.CudaContext(5, 0, platform));
        Assert.Equal(DeviceKind.Cpu, Device.Cpu.Kind);
        Assert.Equal("cpu, 3 threads", Device.Cpu.WithThreads(3).ToString());
    }

    [Fact]
    public void A_device_that_is_not_there_is_refused_with_those_that_are()
    {
        var error = Assert.Throws<CudaUnavailableException>(() => Device.Cuda(2, Platform));
        Assert.Equal("There is no cuda:2; the driver sees 2 devices. Choose one from 0 to 1.", error.Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => Device.Cuda(-1, Platform));
        Assert.Throws<ArgumentOutOfRangeException>(() => Device.CudaContext(0, 0, Platform));
    }

    [Fact]
    public void A_driver_without_devices_leaves_the_processor()
    {
        _driver.Devices = 0;
        Assert.Equal(Device.Cpu, Device.Parse("auto", Platform));
        Assert.Equal("The NVIDIA driver sees no device.", Assert.Throws<CudaUnavailableException>(() => Device.Cuda(0, Platform)).Missing);
        CudaDevices devices = CudaDevices.Query(Platform);
        Assert.Empty(devices.Devices);
        Assert.NotNull(devices.Reason);
    }

    [Fact]
    public void A_device_too_old_for_the_kernels_is_refused()
    {
        _driver.Capability = new Version(7, 5);
        var error = Assert.Throws<CudaUnavailableException>(() => Device.Cuda(0, Platform));
        Assert.Contains("compute capability 7.5; networks need 8.0", error.Message, StringComparison.Ordinal);
        Assert.Equal(DeviceKind.Cpu, Device.Parse("auto", Platform).Kind);
    }

    [Fact]
    public void A_query_tells_what_the_devices_are()
    {
        CudaDevices devices = CudaDevices.Query(Platform);
        Assert.Null(devices.Reason);
        Assert.Equal([0, 1], devices.Devices.Select(device => device.Index));
        Assert.Equal("cuda:1, fake, sm_90, 1.5 GiB, driver 12.8", devices.Devices[1].ToString());
    }

    [Theory]
    [InlineData(9, 0, "sm_90")]
    [InlineData(8, 0, "sm_80")]
    [InlineData(8, 9, "sm_86")] // of the same family
    [InlineData(10, 0, "compute_90")] // a newer family: PTX
    public void Kernels_are_compiled_for_the_device_as_far_as_the_compiler_knows_it(int major, int minor, string expected) =>
        Assert.Equal(expected, KernelArchitecture.Choose(_driver.Describe(0) with { ComputeCapability = new Version(major, minor) }, new CountingCompiler { Architectures = [80, 86, 90] }));

    [Theory]
    [InlineData(9, 0, "sm_90a")]
    [InlineData(8, 9, "sm_86")]
    [InlineData(10, 0, "compute_90")] // what is specific to one family runs on no other
    public void A_compiler_that_knows_specific_architectures_uses_all_of_the_device(int major, int minor, string expected) =>
        Assert.Equal(
            expected,
            KernelArchitecture.Choose(
                _driver.Describe(0) with { ComputeCapability = new Version(major, minor) }, new CountingCompiler { Architectures = [80, 86, 90], KnowsSpecificArchitectures = true }));

    [Fact]
    public void A_compiler_that_has_dropped_the_device_is_refused() =>
        Assert.Throws<CudaUnavailableException>(() => Device.Cuda(0, new CudaPlatform(_driver, new CountingCompiler { Architectures = [100, 120] })));

    [Fact]
    public void Without_a_driver_everything_says_so_in_one_line()
    {
        Assert.SkipWhen(CudaDevices.Query().Reason is null, "This machine has a CUDA device.");
        var error = Assert.Throws<CudaUnavailableException>(() => Device.Cuda());
        Assert.DoesNotContain('\n', error.Message);
        Assert.EndsWith(".", error.Remedy, StringComparison.Ordinal);
        Assert.Throws<CudaUnavailableException>(() => Device.Parse("cuda"));
        Assert.Equal(Device.Cpu, Device.Auto);
        Assert.Equal(Device.Cpu, Device.Parse("auto"));
        Assert.Equal(error.Message, CudaDevices.Query().Reason);
    }

    [Fact]
    public void A_driver_file_that_is_not_there_is_named()
    {
        var error = Assert.Throws<CudaUnavailableException>(() => CudaPlatform.Load("/nowhere/libcuda.so.1", "/nowhere/libnvrtc.so"));
        Assert.Equal(["/nowhere/libcuda.so.1"], error.Candidates);
        Assert.Contains("No NVIDIA driver was found (tried /nowhere/libcuda.so.1).", error.Message, StringComparison.Ordinal);
    }
}
