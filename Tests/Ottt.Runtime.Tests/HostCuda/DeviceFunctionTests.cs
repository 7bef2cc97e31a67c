using Ottt.Cuda;
using Ottt.Runtime.Tests.Cuda;
using Xunit;

namespace Ottt.Runtime.Tests.HostCuda;

/// <summary>
/// Each function of ottt_device.cuh does what its comment says. On a GPU these tests show that the comments, and with them the emulation, are true.
/// </summary>
public sealed class DeviceFunctionTests : HostCudaTests
{
    private const string File = "device_functions.cu";
    private const string RequiredVariable = "OTTT_REQUIRE_CUDA";

    public static TheoryData<string> Devices => ["in order", "in another order", "GPU"];

    private static float[] Awkward { get; } =
        [1f, -1f, 1.0004882f, 1.00048816f, 1.00048828f, -1.00048828f, 1.001464843f, 3.14159274f, 1e-30f, -65504f, 1.00390625f, 1.01171875f, 0f, 2.5e20f, 0.1f, 1f / 3];

    [Theory]
    [MemberData(nameof(Devices))]
    public void To_tf32_rounds_to_ten_bits_with_ties_away_from_zero(string device)
    {
        using var run = new KernelRun(Platform(device), File);
        nint output = run.Allocate<uint>(Awkward.Length);
        run.Launch("to_tf32", new(1), new(32), 0, output, run.Upload(Awkward), Awkward.Length);
        uint[] expected = [.. Awkward.Select(x => BitConverter.SingleToUInt32Bits(Rounded(x, 10, MidpointRounding.AwayFromZero)))];
        Assert.Equal(expected, run.Download<uint>(output, Awkward.Length).Select(bits => bits & 0xffffe000));
    }

    [Theory]
    [MemberData(nameof(Devices))]
    public void To_bf16x2_rounds_to_seven_bits_with_ties_to_even_and_packs_the_first_low(string device)
    {
        using var run = new KernelRun(Platform(device), File);
        int pairs = Awkward.Length / 2;
        nint output = run.Allocate<uint>(pairs);
        run.Launch("to_bf16x2", new(1), new(32), 0, output, run.Upload(Awkward), pairs);
        uint Half(float x) => BitConverter.SingleToUInt32Bits(Rounded(x, 7, MidpointRounding.ToEven)) >> 16;
        Assert.Equal(Enumerable.Range(0, pairs).Select(i => Half(Awkward[2 * i]) | Half(Awkward[(2 * i) + 1]) << 16), run.Download<uint>(output, pairs));
    }

    [Theory]
    [MemberData(nameof(Devices))]
    public void Mma_tf32_multiplies_and_ignores_the_low_bits(string device)
    {
        using var run = new KernelRun(Platform(device), File);
        (float[] a, float[] b) = Integers(8);
        foreach (uint noise in new[] { 0u, 0x1fffu })
        {
            nint output = run.Allocate<float>(128);
            run.Launch("mma_tf32", new(1), new(32), 0, output, run.Upload(a), run.Upload(b), 0.5f, noise);
            Assert.Equal(Product(a, b, 8, 0.5f), run.Download<float>(output, 128));
        }
    }

    [Theory]
    [MemberData(nameof(Devices))]
    public void Wgmma_tf32_multiplies_what_lies_in_shared_memory_and_ignores_the_low_bits(string device)
    {
        const int rows = 64, depth = 32;
        CudaPlatform platform = Platform(device);
        using var run = new KernelRun(platform, File);
        string architecture = KernelArchitecture.Choose(run.Context.Info, platform.Compiler);
        Assert.SkipUnless(architecture == EmittedKernels.Specific, $"Products of warpgroups are specific to {EmittedKernels.Specific}; here kernels are compiled for {architecture}.");
        foreach (int columns in new[] { 64, 128 })
        {
            float[] a = [.. Enumerable.Range(0, rows * depth).Select(i => (float)((i * i % 23) - 11))];
            float[] b = [.. Enumerable.Range(0, columns * depth).Select(i => (float)((i * i * 3 % 19) - 9))];
            float[] expected = [.. from row in Enumerable.Range(0, rows) from column in Enumerable.Range(0, columns) select 0.5f + Dot(a[(row * depth)..], b[(column * depth)..])];
            foreach (uint noise in new[] { 0u, 0x1fffu })
            {
                nint output = run.Allocate<float>(rows * columns);
                run.Launch("wgmma_tf32", new(1), new(128), (rows + columns) * depth * sizeof(float), output, run.Upload(a), run.Upload(b), 0.5f, noise, columns);
                Assert.Equal(expected, run.Download<float>(output, rows * columns));
            }
        }

        static float Dot(float[] left, float[] right) => Enumerable.Range(0, depth).Sum(k => left[k] * right[k]);
    }

    [Theory]
    [MemberData(nameof(Devices))]
    public void Mma_bf16_multiplies(string device)
    {
        using var run = new KernelRun(Platform(device), File);
        (float[] a, float[] b) = Integers(16);
        nint output = run.Allocate<float>(128);
        run.Launch("mma_bf16", new(1), new(32), 0, output, run.Upload(a), run.Upload(b), -2f);
        Assert.Equal(Product(a, b, 16, -2f), run.Download<float>(output, 128));
    }

    [Theory]
    [MemberData(nameof(Devices))]
    public void Ldmatrix_gives_each_lane_two_elements_of_each_matrix(string device)
    {
        using var run = new KernelRun(Platform(device), File);
        nint output = run.Allocate<uint>(128);
        foreach (bool transposed in new[] { false, true })
        {
            run.Launch("ldmatrix", new(1), new(32), 0, output, transposed ? 1 : 0);
            uint Element(int matrix, int lane, int which)
            {
                (int group, int place) = (lane / 4, (lane % 4 * 2) + which);
                return (uint)((matrix * 64) + (transposed ? (place * 8) + group : (group * 8) + place));
            }
            Assert.Equal(Enumerable.Range(0, 128).Select(i => Element(i / 32, i % 32, 0) | Element(i / 32, i % 32, 1) << 16), run.Download<uint>(output, 128));
        }
    }

    [Theory]
    [MemberData(nameof(Devices))]
    public void Asynchronous_copies_arrive_at_the_wait_and_fill_with_zeros(string device)
    {
        using var run = new KernelRun(Platform(device), File);
        byte[] input = [.. Enumerable.Range(0, 512).Select(i => (byte)((i * 7) + 1))];
        foreach (int bytes in new[] { 4, 8, 16 })
        {
            nint output = run.Upload(new byte[1024]);
            run.Launch("copy_async", new(1), new(32), 1024, output, run.Upload(input), input.Length, bytes);
            var expected = new byte[1024];
            for (int lane = 0; lane < 32; lane++)
            {
                int from = 31 - lane;
                for (int i = 0; i < bytes; i++)
                {
                    expected[(lane * 16) + i] = input[(from * 16) + i];
                    expected[512 + (lane * 16) + i] = i < from % (bytes + 1) ? input[(from * 16) + i] : (byte)0;
                }
            }
            Assert.Equal(expected, run.Download<byte>(output, 1024));
        }
    }

    [Theory]
    [InlineData("sm_80")]
    [InlineData("sm_90")]
    [InlineData("sm_90a")]
    public void The_functions_are_instructions_of_the_machine(string architecture) =>
        Assert.NotEmpty(RealNvrtc.CompilerFor(architecture).Compile(KernelOptions.Program(File, KernelRun.Text(File)), architecture).Image);

    private static CudaPlatform Platform(string device)
    {
        if (device != "GPU") return Device(seed: device == "in order" ? 0ul : 11ul).Platform;
        try
        {
            CudaPlatform platform = CudaPlatform.Default;
            platform.Usable(0);
            return platform;
        }
        catch (CudaUnavailableException unavailable) when (Environment.GetEnvironmentVariable(RequiredVariable) != "1")
        {
            Assert.Skip(unavailable.Message);
            throw;
        }
    }

    /// <summary>A float with so many bits of mantissa; a double holds all steps of it exactly.</summary>
    private static float Rounded(float x, int bits, MidpointRounding rounding)
    {
        if (x == 0) return x;
        double unit = Math.ScaleB(1, Math.ILogB(x) - bits);
        return (float)(Math.Round(x / unit, rounding) * unit);
    }

    /// <summary>Small integers, of which every sum of products is exact; in no row or column do they repeat.</summary>
    private static (float[] A, float[] B) Integers(int depth) =>
        ([.. Enumerable.Range(0, 16 * depth).Select(i => (float)((i * i % 17) - 8))], [.. Enumerable.Range(0, depth * 8).Select(i => (float)((i * i * 3 % 13) - 6))]);

    private static float[] Product(float[] a, float[] b, int depth, float start) =>
        [.. Enumerable.Range(0, 128).Select(i => start + Enumerable.Range(0, depth).Sum(k => a[(i / 8 * depth) + k] * b[(k * 8) + (i % 8)]))];
}
