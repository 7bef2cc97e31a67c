using System.Numerics;
using System.Runtime.CompilerServices;

namespace Ottt.Benchmarks.Machine;

/// <summary>What memory delivers at most, measured: a scaled sum of arrays that no cache holds, on every thread.</summary>
internal static class MemoryBandwidth
{
    private const int ArrayLength = 1 << 24;
    private const int Runs = 20;

    /// <summary>The bytes per second, two reads and a write of each element; the best of several runs.</summary>
    public static double BytesPerSecond(int threads)
    {
        int share = ArrayLength / threads / Vector<float>.Count * Vector<float>.Count;
        var first = new float[ArrayLength];
        var second = new float[ArrayLength];
        var sum = new float[ArrayLength];
        // Memory that was never written is one page of zeros, which a cache holds.
        Array.Fill(first, 1);
        Array.Fill(second, 1);
        Array.Fill(sum, 1);
        int next = 0;
        double bytes = 3.0 * sizeof(float) * share * threads;
        return Enumerable.Range(0, Runs).Max(_ => bytes / Together.Seconds(threads, Share));

        float Share()
        {
            int start = ((Interlocked.Increment(ref next) - 1) % threads) * share;
            return Triad(first.AsSpan(start, share), second.AsSpan(start, share), sum.AsSpan(start, share));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Triad(ReadOnlySpan<float> first, ReadOnlySpan<float> second, Span<float> sum)
    {
        var factor = new Vector<float>(3);
        for (int index = 0; index < sum.Length; index += Vector<float>.Count)
        {
            Vector.FusedMultiplyAdd(new Vector<float>(second[index..]), factor, new Vector<float>(first[index..])).CopyTo(sum[index..]);
        }

        return sum[0];
    }
}
