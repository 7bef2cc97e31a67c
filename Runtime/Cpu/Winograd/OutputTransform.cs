using System.Runtime.CompilerServices;
using Ottt.Cpu.Tiles;

namespace Ottt.Cpu.Winograd;

/// <summary>A^T m A + bias: 6x6 products to 4x4 outputs.</summary>
internal static unsafe class OutputTransform
{
    /// <summary>Transforms a vector of channels of a tile.</summary>
    /// <typeparam name="TVector">The vector.</typeparam>
    /// <typeparam name="TLanes">Its operations.</typeparam>
    /// <param name="values">The first of 36 products.</param>
    /// <param name="valueStride">The distance between products.</param>
    /// <param name="bias">What is added to each output.</param>
    /// <param name="pixels">Where the first output goes.</param>
    /// <param name="rowStride">The distance between rows of outputs.</param>
    /// <param name="pixelStride">The distance between outputs of a row.</param>
    /// <param name="half">Scratch of 24 vectors.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Apply<TVector, TLanes>(
        float* values, nint valueStride, float* bias, float* pixels, nint rowStride, nint pixelStride, TVector* half)
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
                out half[12 + column],
                out half[18 + column]);
        }

        TVector shift = TLanes.Load(bias), one = TLanes.Spread(1);
        for (int row = 0; row < 4; row++, half += 6, pixels += rowStride)
        {
            Line<TVector, TLanes>(
                half[0], half[1], half[2], half[3], half[4], half[5],
                out TVector pixel0, out TVector pixel1, out TVector pixel2, out TVector pixel3);
            TLanes.Store(TLanes.MultiplyAdd(pixel0, one, shift), pixels);
            TLanes.Store(TLanes.MultiplyAdd(pixel1, one, shift), pixels + pixelStride);
            TLanes.Store(TLanes.MultiplyAdd(pixel2, one, shift), pixels + (2 * pixelStride));
            TLanes.Store(TLanes.MultiplyAdd(pixel3, one, shift), pixels + (3 * pixelStride));
        }
    }

    // A sum is a product with one: the same bits, and vectors need no other operation.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Line<TVector, TLanes>(
        TVector x0, TVector x1, TVector x2, TVector x3, TVector x4, TVector x5,
        out TVector y0, out TVector y1, out TVector y2, out TVector y3)
        where TVector : unmanaged
        where TLanes : struct, ILanes<TVector>
    {
        TVector one = TLanes.Spread(1), minusOne = TLanes.Spread(-1), zero = TLanes.Spread(0);
        TVector evenAtA = TLanes.MultiplyAdd(x2, one, x1), oddAtA = TLanes.MultiplyAdd(x2, minusOne, x1);
        TVector evenAtB = TLanes.MultiplyAdd(x4, one, x3), oddAtB = TLanes.MultiplyAdd(x4, minusOne, x3);
        y0 = TLanes.MultiplyAdd(evenAtA, one, TLanes.MultiplyAdd(evenAtB, one, x0));
        y1 = TLanes.MultiplyAdd(TLanes.Spread(Points.A), oddAtA, TLanes.MultiplyAdd(TLanes.Spread(Points.B), oddAtB, zero));
        y2 = TLanes.MultiplyAdd(
            TLanes.Spread(Points.SquareOfA), evenAtA, TLanes.MultiplyAdd(TLanes.Spread(Points.SquareOfB), evenAtB, zero));
        y3 = TLanes.MultiplyAdd(
            TLanes.Spread(Points.CubeOfA), oddAtA, TLanes.MultiplyAdd(TLanes.Spread(Points.CubeOfB), oddAtB, x5));
    }
}
