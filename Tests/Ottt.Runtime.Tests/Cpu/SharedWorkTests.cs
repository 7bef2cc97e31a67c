using Ottt.Cpu;
using Ottt.Cpu.Winograd;
using Ottt.Runtime.Tests.Cpu.Winograd;
using Ottt.Testing;
using Xunit;

namespace Ottt.Runtime.Tests.Cpu;

/// <summary>An operation on one sample that all threads share gives the bits of a thread alone.</summary>
public class SharedWorkTests
{
    public static TheoryData<int> Threads => [2, 3, 5];

    [Theory]
    [MemberData(nameof(Threads))]
    public void Vectors_share_panels(int threads)
    {
        var layer = new LinearCase(new LinearGeometry(1000, 555, 1000, 1), samples: 1);

        AssertShared(threads, () => layer.Forward(biased: true));
        AssertShared(threads, () => layer.Forward(biased: false));
        AssertShared(threads, layer.InputGradient);
    }

    [Theory]
    [MemberData(nameof(Threads))]
    public void Images_share_panels_or_pixels(int threads)
    {
        foreach (Conv2dGeometry geometry in new Conv2dGeometry[]
        {
            new(40, 20, 19, 37, 3, 3, 1, 1, 1, 1, 1),
            new(70, 6, 6, 333, 3, 3, 1, 1, 1, 1, 1),
            new(90, 21, 30, 60, 5, 3, 2, 1, 1, 2, 2),
            new(3, 66, 67, 5, 7, 7, 1, 1, 1, 1, 1),
        })
        {
            var layer = new Conv2dCase(geometry, samples: 1);
            AssertShared(threads, () => layer.Forward(biased: true));
            AssertShared(threads, () => layer.Forward(biased: false));
            AssertShared(threads, () => layer.InputGradient(0, 0, geometry.InHeight, geometry.InWidth));
        }
    }

    [Theory]
    [MemberData(nameof(Threads))]
    public void Winograds_tiles_share_panels(int threads)
    {
        foreach (WinogradGeometry geometry in new WinogradGeometry[] { new(33, 17, 18, 70), new(150, 6, 6, 300), new(32, 40, 44, 64) })
        {
            var layer = new WinogradCase(geometry, samples: 1, isBinary: false);
            AssertShared(threads, () => layer.Forward(biased: true));
            AssertShared(threads, () => layer.Forward(biased: false, parts: 2));
            AssertShared(threads, () => layer.InputGradient(0, 0, geometry.InHeight, geometry.InWidth));
        }
    }

    [Fact]
    public void Only_a_sample_that_is_alone_and_worth_it_is_shared()
    {
        const long Much = 1 << 24;
        WorkerPool pool = new WorkerPool(2);

        Assert.Same(pool, Of(pool, 1, () => SharedWork.PoolFor(1, Much)));
        Assert.Null(Of(pool, 1, () => SharedWork.PoolFor(2, Much)));
        Assert.Null(Of(pool, 1, () => SharedWork.PoolFor(1, 1000)));
        Assert.Null(Of(pool, 2, () => SharedWork.PoolFor(1, Much)));
        Assert.Null(Of(new WorkerPool(1), 1, () => SharedWork.PoolFor(1, Much)));
        Assert.Null(SharedWork.PoolFor(1, Much));

        WorkerPool? shared = pool;
        pool.Run(2, _ => pool.Run(1, _ =>
        {
            if (SharedWork.PoolFor(1, Much) is null) shared = null;
        }));
        Assert.Null(shared);
    }

    [Fact]
    public void Sharing_allocates_nothing()
    {
        WorkerPool pool = new WorkerPool(2);
        var direct = new Conv2dGeometry(40, 20, 20, 37, 3, 3, 1, 1, 1, 1, 1);
        var winograd = new WinogradGeometry(40, 20, 20, 64);
        var linear = new LinearGeometry(1000, 555, 1000, 1);
        float[] x = new float[16016], y = new float[24000], scratch = new float[winograd.ForwardScratchLength(1)];
        float[] packed = new float[Math.Max(direct.PackedLength, Math.Max(winograd.PackedLength, linear.PackedForwardLength))];
        Action<int> body = _ =>
        {
            Conv2d.Forward(direct, x, packed, [], y, 1);
            WinogradConv2d.Forward(winograd, x, packed, [], y, scratch, 1);
            Linear.Forward(linear, x, packed, [], y, 1);
        };

        Assert.Equal(0, Allocation.FewestBytes(() => pool.Run(1, body)));
    }

    private static WorkerPool? Of(WorkerPool pool, int pieces, Func<WorkerPool?> look)
    {
        WorkerPool? seen = null;
        pool.Run(pieces, piece =>
        {
            if (piece == 0) seen = look();
        });
        return seen;
    }

    private static void AssertShared(int threads, Func<float[]> operation)
    {
        float[] shared = [];
        WorkerPool.Shared(threads).Run(1, _ => shared = operation());
        Tensors.AssertSameBits(operation(), shared);
    }
}
