using System.Runtime.CompilerServices;
using Ottt.Cpu.Tiles;

namespace Ottt.Cpu.Winograd;

/// <summary>G^T u G: 6x6 sums of products to the gradients of kernels of 3x3.</summary>
internal static unsafe class KernelGradientTransform
{
    private const float AtZero = (float)Points.FactorAtZero, AtA = (float)Points.FactorAtA, AtB = (float)Points.FactorAtB;
    private const float AtATimesA = (float)(Points.FactorAtA * Points.A), AtATimesSquare = (float)(Points.FactorAtA * Points.SquareOfA);
    private const float AtBTimesB = (float)(Points.FactorAtB * Points.B), AtBTimesSquare = (float)(Points.FactorAtB * Points.SquareOfB);

    /// <summary>Transforms a vector of output channels of an input channel.</summary>
    /// <typeparam name="TVector">The vector.</typeparam>
    /// <typeparam name="TLanes">Its operations.</typeparam>
    /// <param name="values">The first of 36 sums.</param>
    /// <param name="valueStride">The distance between sums.</param>
    /// <param name="kernels">Where the first of 9 gradients goes; they follow each other at 32 floats.</param>
    /// <param name="half">Scratch of 18 vectors.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Apply<TVector, TLanes>(float* values, nint valueStride, float* kernels, TVector* half)
        where TVector : unmanaged
        where TLanes : struct, ILanes<TVector>
    {
        for (int column = 0; column < 6; column++, values += valueStride)
        {
            Line<TVector, TLanes>(
                TLanes.Load(values),
                TLanes.Load(values + (6 * valueStride)),
                TLanes.Load(values + (12 * valueStride)),
                TLanes.Load(values + (18 * valueStride)),
                TLanes.Load(values + (24 * valueStride)),
                TLanes.Load(values + (30 * valueStride)),
                out half[column],
                out half[6 + column],
                out half[12 + column]);
        }

        for (int row = 0; row < 3; row++, half += 6, kernels += 3 * Panels.Width)
        {
            Line<TVector, TLanes>(
                half[0], half[1], half[2], half[3], half[4], half[5], out TVector left, out TVector middle, out TVector right);
            TLanes.Store(left, kernels);
            TLanes.Store(middle, kernels + Panels.Width);
            TLanes.Store(right, kernels + (2 * Panels.Width));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Line<TVector, TLanes>(
        TVector x0, TVector x1, TVector x2, TVector x3, TVector x4, TVector x5, out TVector y0, out TVector y1, out TVector y2)
        where TVector : unmanaged
        where TLanes : struct, ILanes<TVector>
    {
        TVector one = TLanes.Spread(1), minusOne = TLanes.Spread(-1), zero = TLanes.Spread(0);
        TVector evenAtA = TLanes.MultiplyAdd(x2, one, x1), oddAtA = TLanes.MultiplyAdd(x2, minusOne, x1);
        TVector evenAtB = TLanes.MultiplyAdd(x4, one, x3), oddAtB = TLanes.MultiplyAdd(x4, minusOne, x3);
        TVector atB = TLanes.MultiplyAdd(TLanes.Spread(AtB), evenAtB, zero);
        TVector atBTimesB = TLanes.MultiplyAdd(TLanes.Spread(AtBTimesB), oddAtB, zero);
        y0 = TLanes.MultiplyAdd(TLanes.Spread(AtZero), x0, TLanes.MultiplyAdd(TLanes.Spread(AtA), evenAtA, atB));
        y1 = TLanes.MultiplyAdd(TLanes.Spread(AtATimesA), oddAtA, atBTimesB);
        y2 = TLanes.MultiplyAdd(
            TLanes.Spread(AtATimesSquare), evenAtA, TLanes.MultiplyAdd(TLanes.Spread(AtBTimesSquare), evenAtB, x5));
    }
}
