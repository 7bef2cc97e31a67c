using Ottt.Cuda;
using Ottt.Testing.HostCuda;
using Xunit;

namespace Ottt.Testing.Cuda;

/// <summary>
/// The device that networks are tested on: the GPU of this machine, where it has one, else the emulated one with all its checks. Tests are skipped where there is
/// neither, unless the environment promises one.
/// </summary>
internal static class CudaUnderTest
{
    private const string RequiresGpu = "OTTT_REQUIRE_CUDA";
    private const string RequiresEmulation = "OTTT_REQUIRE_HOSTCUDA";
    private const string SeparatesBuffers = "OTTT_SEPARATE_BUFFERS";

    private static readonly Lazy<CudaDevices> Found = new(() => CudaDevices.Query());

    // Each thread that runs tests has a device of its own, so that they run side by side.
    [ThreadStatic]
    private static HostCudaDevice? _emulated;

    /// <summary>Whether networks run on the emulated device.</summary>
    public static bool IsEmulated => Found.Value.Devices.Count == 0;

    /// <summary>The device; skips the test where there is none.</summary>
    public static Device Device
    {
        get
        {
            // Bounds are checked where memory ends, so each buffer has its own; on a GPU where compute-sanitizer is to check them.
            CudaArena.SeparatesBuffers = IsEmulated || IsPromised(SeparatesBuffers);
            if (!IsEmulated) return Ottt.Device.Cuda();
            Assert.False(IsPromised(RequiresGpu), $"{RequiresGpu} is set, but: {Found.Value.Reason}");
            if (HostCudaLibrary.Absent is { } absent)
            {
                Assert.SkipUnless(IsPromised(RequiresEmulation), absent);
                Assert.Fail($"{RequiresEmulation} is set, but: {absent}");
            }

            return (_emulated ??= new HostCudaDevice()).Device;
        }
    }

    /// <summary>What the emulated device noticed on this thread; empty on a GPU.</summary>
    public static string Report => _emulated?.Report ?? "";

    private static bool IsPromised(string variable) => Environment.GetEnvironmentVariable(variable) == "1";
}
