using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Ottt.Benchmarks.Machine;

/// <summary>The fused multiply-adds that the processor does at most, measured: independent chains in registers, on every thread.</summary>
internal static class ProcessorPeak
{
    private const int Chains = 12;
    private const int Iterations = 2_000_000;
    private const int Runs = 100;

    /// <summary>The operations per second, two per fused multiply-add; the best of many short runs, most of which others may disturb.</summary>
    public static double FlopsPerSecond(int threads)
    {
        double best = Best(threads, static () => Chain(Vector<float>.One), Vector<float>.Count);
        return Vector512.IsHardwareAccelerated
            ? Math.Max(best, Best(threads, static () => Chain(Vector512<float>.One), Vector512<float>.Count))
            : best;
    }

    private static double Best(int threads, Func<float> chain, int lanes)
    {
        double operations = 2.0 * lanes * Chains * Iterations * threads;
        return Enumerable.Range(0, Runs).Max(_ => operations / Together.Seconds(threads, chain));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Chain(Vector<float> one)
    {
        Vector<float> a = one, b = one, c = one, d = one, e = one, f = one, g = one, h = one, i = one, j = one, k = one, l = one;
        var factor = new Vector<float>(0.5f);
        for (int iteration = 0; iteration < Iterations; iteration++)
        {
            a = Vector.FusedMultiplyAdd(a, factor, one);
            b = Vector.FusedMultiplyAdd(b, factor, one);
            c = Vector.FusedMultiplyAdd(c, factor, one);
            d = Vector.FusedMultiplyAdd(d, factor, one);
            e = Vector.FusedMultiplyAdd(e, factor, one);
            f = Vector.FusedMultiplyAdd(f, factor, one);
            g = Vector.FusedMultiplyAdd(g, factor, one);
            h = Vector.FusedMultiplyAdd(h, factor, one);
            i = Vector.FusedMultiplyAdd(i, factor, one);
            j = Vector.FusedMultiplyAdd(j, factor, one);
            k = Vector.FusedMultiplyAdd(k, factor, one);
            l = Vector.FusedMultiplyAdd(l, factor, one);
        }

        return Vector.Sum(a + b + c + d + e + f + g + h + i + j + k + l);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Chain(Vector512<float> one)
    {
        Vector512<float> a = one, b = one, c = one, d = one, e = one, f = one, g = one, h = one, i = one, j = one, k = one, l = one;
        var factor = Vector512.Create(0.5f);
        for (int iteration = 0; iteration < Iterations; iteration++)
        {
            a = Vector512.FusedMultiplyAdd(a, factor, one);
            b = Vector512.FusedMultiplyAdd(b, factor, one);
            c = Vector512.FusedMultiplyAdd(c, factor, one);
            d = Vector512.FusedMultiplyAdd(d, factor, one);
            e = Vector512.FusedMultiplyAdd(e, factor, one);
            f = Vector512.FusedMultiplyAdd(f, factor, one);
            g = Vector512.FusedMultiplyAdd(g, factor, one);
            h = Vector512.FusedMultiplyAdd(h, factor, one);
            i = Vector512.FusedMultiplyAdd(i, factor, one);
            j = Vector512.FusedMultiplyAdd(j, factor, one);
            k = Vector512.FusedMultiplyAdd(k, factor, one);
            l = Vector512.FusedMultiplyAdd(l, factor, one);
        }

        return Vector512.Sum(a + b + c + d + e + f + g + h + i + j + k + l);
    }
}
