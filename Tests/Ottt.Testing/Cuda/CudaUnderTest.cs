using System.Globalization;
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
    private const string SeedVariable = "OTTT_HOSTCUDA_SEED";

    private static readonly Lazy<CudaDevices> Found = new(() => CudaDevices.Query());

    // Each thread that runs tests has devices of its own, so that they run side by side.
    [ThreadStatic]
    private static HostCudaDevice? _ordered;

    [ThreadStatic]
    private static HostCudaDevice? _shuffled;

    /// <summary>Whether networks run on the emulated device.</summary>
    public static bool IsEmulated => Found.Value.Devices.Count == 0;

    /// <summary>
    /// The order of blocks and threads on <see cref="Shuffled"/>: another one in each run of the tests, unless OTTT_HOSTCUDA_SEED asks for that of an earlier run.
    /// </summary>
    public static ulong ShuffledSeed { get; } = ChosenSeed() ?? (ulong)Random.Shared.NextInt64(1, 1_000_000);

    /// <summary>The device; skips the test where there is none.</summary>
    public static Device Device
    {
        get
        {
            if (IsEmulated) return Emulated(ref _ordered, 0);
            CudaArena.SeparatesBuffers = IsPromised(SeparatesBuffers);
            return Ottt.Device.Cuda();
        }
    }

    /// <summary>The device, if it is an emulated one, with blocks and threads in an order drawn at random; skips the test where there is none.</summary>
    public static Device Shuffled
    {
        get
        {
            Assert.SkipUnless(IsEmulated, "A GPU orders blocks and threads by itself.");
            return Emulated(ref _shuffled, ShuffledSeed);
        }
    }

    /// <summary>Throws where the checks of an emulated device found something since it was asked for.</summary>
    /// <exception cref="DeviationException">They did; the message says where.</exception>
    public static void CheckReports()
    {
        foreach (HostCudaDevice? device in new[] { _ordered, _shuffled })
        {
            if (device is null || device.Report is not { Length: > 0 } report) continue;
            device.Reset();
            throw new DeviationException(report);
        }
    }

    /// <summary>What the emulated devices noticed on this thread; empty on a GPU.</summary>
    public static string Report => _ordered?.Report + _shuffled?.Report;

    private static Device Emulated(ref HostCudaDevice? device, ulong seed)
    {
        Assert.False(IsPromised(RequiresGpu), $"{RequiresGpu} is set, but: {Found.Value.Reason}");
        if (HostCudaLibrary.Absent is { } absent)
        {
            Assert.SkipUnless(IsPromised(RequiresEmulation), absent);
            Assert.Fail($"{RequiresEmulation} is set, but: {absent}");
        }

        // Bounds are checked where memory ends, so each buffer has its own; on a GPU only where compute-sanitizer is to check them.
        CudaArena.SeparatesBuffers = true;
        return (device ??= new HostCudaDevice(seed: seed)).Device;
    }

    private static ulong? ChosenSeed() =>
        Environment.GetEnvironmentVariable(SeedVariable) is { Length: > 0 } chosen ? ulong.Parse(chosen, CultureInfo.InvariantCulture) : null;

    private static bool IsPromised(string variable) => Environment.GetEnvironmentVariable(variable) == "1";
}
