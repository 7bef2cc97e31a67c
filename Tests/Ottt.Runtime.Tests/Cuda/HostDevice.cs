using Ottt.Cuda;
using Ottt.Testing.HostCuda;
using Xunit;

namespace Ottt.Runtime.Tests.Cuda;

/// <summary>An emulated device for the tests of the binding, where it can be built.</summary>
internal static class HostDevice
{
    private static readonly Lazy<HostCudaDevice> Made = new(() => new HostCudaDevice());

    /// <summary>Its driver and compiler; skips the test where it cannot be built.</summary>
    internal static CudaPlatform Platform
    {
        get
        {
            if (HostCudaLibrary.Absent is { } absent)
            {
                Assert.SkipUnless(Environment.GetEnvironmentVariable("OTTT_REQUIRE_HOSTCUDA") == "1", absent);
                Assert.Fail($"OTTT_REQUIRE_HOSTCUDA is set, but: {absent}");
            }

            return Made.Value.Platform;
        }
    }

    /// <summary>Forgets a fault, as a new process would.</summary>
    internal static void Reset() => Made.Value.Reset();
}
