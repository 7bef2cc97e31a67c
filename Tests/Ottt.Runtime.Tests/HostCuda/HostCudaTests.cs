using Ottt.Testing.HostCuda;
using Xunit;

namespace Ottt.Runtime.Tests.HostCuda;

/// <summary>A test on a device made of the CPU. It is skipped where there is no compiler for it, unless OTTT_REQUIRE_HOSTCUDA is 1.</summary>
public abstract class HostCudaTests
{
    private const string RequiredVariable = "OTTT_REQUIRE_HOSTCUDA";

    // A device for each thread that runs tests: each device is another copy of the library.
    [ThreadStatic]
    private static HostCudaDevice? _device;

    /// <summary>A device without errors of tests before; skips the test where there is none.</summary>
    private protected static HostCudaDevice Device(bool isChecked = true, ulong seed = 0)
    {
        if (HostCudaLibrary.Absent is { } absent)
        {
            Assert.SkipUnless(Environment.GetEnvironmentVariable(RequiredVariable) == "1", absent);
            Assert.Fail($"{RequiredVariable} is set, but: {absent}");
        }
        _device ??= new HostCudaDevice();
        _device.Reset();
        _device.Configure(isChecked, seed);
        _device.LimitSteps(HostCudaDevice.DefaultSteps);
        return _device;
    }
}
