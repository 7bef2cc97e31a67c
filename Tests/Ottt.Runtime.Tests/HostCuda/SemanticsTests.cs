using Ottt.Cuda;
using Ottt.Testing.HostCuda;
using Xunit;

namespace Ottt.Runtime.Tests.HostCuda;

/// <summary>Corner cases of CUDA's execution model, on every kind of device, in several orders of threads and blocks.</summary>
public sealed class SemanticsTests : HostCudaTests
{
    private const string File = "semantics.cu";

    private static readonly Dictionary<string, (CudaExtent Blocks, CudaExtent Threads, int Shared, uint[] Expected)> Cases = new()
    {
        ["partial_warp"] = (new(1), new(48), 0, Make(48, i => i < 32 ? 0xaaaaaaaau : 0xaaaau)),
        ["early_return"] = (new(1), new(32), 0, Make(32, i => i < 20 ? 0xfffffu + 5 : 7)),
        ["two_masks"] = (new(1), new(32), 0, Make(32, i => i < 16 ? (uint)i ^ 1 : 376u)),
        ["shuffles"] = (new(1), new(32), 0, Make(96, i => (uint)(i < 32 ? Math.Max(i - 1, 0) : i < 64 ? (i - 32) / 8 * 8 + 3 : i < 92 ? i - 60 : i - 64))),
        ["globals"] = (new(3), new(32), 0, [1, 2, 3, 4]),
        ["bytes"] = (new(1), new(64), 0, Make(80, i => i < 16 ? (uint)(255 - i * 4) | (uint)(254 - i * 4) << 8 | (uint)(253 - i * 4) << 16 | (uint)(252 - i * 4) << 24 : (uint)(79 - i))),
        ["block_shape"] = (new(2, 1, 3), new(4, 3, 2), 0, Make(144, i => (uint)i)),
        ["hand_over"] = (new(1), new(64), 0, [0, 5]),
        ["reductions"] = (new(1), new(32), 0, Make(128, i => i < 32 ? 496u : i < 64 ? unchecked((uint)-5) : i < 96 ? 31u : uint.MaxValue)),
        ["block_votes"] = (new(1), new(64), 0, Make(192, i => i < 64 ? 22u : i < 128 ? 1u : 0u)),
    };

    public static TheoryData<string, bool, ulong> Rows
    {
        get
        {
            var rows = new TheoryData<string, bool, ulong>();
            foreach (string kernel in Cases.Keys)
                foreach ((bool isChecked, ulong seed) in new[] { (false, 0ul), (true, 0ul), (true, 11ul) }) rows.Add(kernel, isChecked, seed);
            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_kernel_sees_what_CUDA_promises(string kernel, bool isChecked, ulong seed)
    {
        HostCudaDevice device = Device(isChecked, seed);
        using var run = new KernelRun(device.Platform, File);
        (CudaExtent blocks, CudaExtent threads, int shared, uint[] expected) = Cases[kernel];
        nint output = run.Upload(new uint[256]);
        run.Launch(kernel, blocks, threads, shared, output);
        Assert.Equal(expected, run.Download<uint>(output, expected.Length));
        Assert.Empty(device.Report);
    }

    [Fact]
    public void Dynamic_shared_memory_ends_where_the_launch_says()
    {
        HostCudaDevice device = Device();
        using var run = new KernelRun(device.Platform, File);
        nint output = run.Upload(new uint[256]);
        run.Launch("dynamic_shared", new(1), new(32), 128, output, 0);
        Assert.Equal(Make(32, i => (uint)(31 - i)), run.Download<uint>(output, 32));
        run.Launch("dynamic_shared", new(1), new(32), 128, output, 1);
        Assert.Throws<CudaException>(run.Stream.Synchronize);
        Assert.Contains("offset 128 of dynamic shared memory #0, which has 128 bytes", device.Report, StringComparison.Ordinal);
    }

    [Fact]
    public unsafe void Structs_are_arguments_by_value()
    {
        using var run = new KernelRun(Device().Platform, File);
        nint output = run.Upload(0u);
        int* shape = stackalloc int[11];
        for (int i = 0; i < 10; i++) shape[i] = 10 * i + 1;
        *(float*)&shape[10] = 100f;
        byte last = 5;
        run.Stream.Launch(run.Kernel("struct_parameter"), new(1), new(1), 0, [(nint)(&output), (nint)shape, (nint)(&last)]);
        Assert.Equal(1u + 91 + 100 + 5, run.Download<uint>(output, 1)[0]);
    }

    private static uint[] Make(int count, Func<int, uint> element) => [.. Enumerable.Range(0, count).Select(element)];
}
