using System.Runtime.CompilerServices;
using Ottt.Cpu.Tiles;

namespace Ottt.Cpu.Winograd;

/// <summary>B^T d B: tiles of 6x6 inputs, which overlap by two pixels, to 6x6 values.</summary>
internal readonly unsafe struct InputTransform : ITileTransform
{
    public static int Size => Points.Inputs;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Apply<TVector, TLanes>(
        float* pixels, nint rowStride, nint pixelStride, float* values, nint valueStride, TVector* half)
        where TVector : unmanaged
        where TLanes : struct, ILanes<TVector>
    {
        for (int column = 0; column < 6; column++)
        {
            float* pixel = pixels + (column * pixelStride);
            Line<TVector, TLanes>(
                TLanes.Load(pixel),
                TLanes.Load(pixel + rowStride),
                TLanes.Load(pixel + (2 * rowStride)),
                TLanes.Load(pixel + (3 * rowStride)),
                TLanes.Load(pixel + (4 * rowStride)),
                TLanes.Load(pixel + (5 * rowStride)),
                out half[column],
                out half[6 + column],
                out half[12 + column],
                out half[18 + column],
                out half[24 + column],
                out half[30 + column]);
        }

        for (int row = 0; row < 6; row++, half += 6, values += 6 * valueStride)
        {
            Line<TVector, TLanes>(
                half[0], half[1], half[2], half[3], half[4], half[5],
                out TVector value0, out TVector value1, out TVector value2, out TVector value3, out TVector value4, out TVector value5);
            TLanes.Store(value0, values);
            TLanes.Store(value1, values + valueStride);
            TLanes.Store(value2, values + (2 * valueStride));
            TLanes.Store(value3, values + (3 * valueStride));
            TLanes.Store(value4, values + (4 * valueStride));
            TLanes.Store(value5, values + (5 * valueStride));
        }
    }

    // Points of opposite sign share their even and their odd part.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Line<TVector, TLanes>(
        TVector x0, TVector x1, TVector x2, TVector x3, TVector x4, TVector x5,
        out TVector y0, out TVector y1, out TVector y2, out TVector y3, out TVector y4, out TVector y5)
        where TVector : unmanaged
        where TLanes : struct, ILanes<TVector>
    {
        TVector minusSquareOfA = TLanes.Spread(-Points.SquareOfA), minusSquareOfB = TLanes.Spread(-Points.SquareOfB);
        TVector minusSum = TLanes.Spread(-Points.SumOfSquares), product = TLanes.Spread(Points.ProductOfSquares);
        TVector evenAtA = TLanes.MultiplyAdd(minusSquareOfB, x2, x4), oddAtA = TLanes.MultiplyAdd(minusSquareOfB, x1, x3);
        TVector evenAtB = TLanes.MultiplyAdd(minusSquareOfA, x2, x4), oddAtB = TLanes.MultiplyAdd(minusSquareOfA, x1, x3);
        y0 = TLanes.MultiplyAdd(product, x0, TLanes.MultiplyAdd(minusSum, x2, x4));
        y1 = TLanes.MultiplyAdd(TLanes.Spread(Points.A), oddAtA, evenAtA);
        y2 = TLanes.MultiplyAdd(TLanes.Spread(-Points.A), oddAtA, evenAtA);
        y3 = TLanes.MultiplyAdd(TLanes.Spread(Points.B), oddAtB, evenAtB);
        y4 = TLanes.MultiplyAdd(TLanes.Spread(-Points.B), oddAtB, evenAtB);
        y5 = TLanes.MultiplyAdd(product, x1, TLanes.MultiplyAdd(minusSum, x3, x5));
    }
}
