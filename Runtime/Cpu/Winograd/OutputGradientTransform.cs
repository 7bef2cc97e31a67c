using System.Runtime.CompilerServices;
using Ottt.Cpu.Tiles;

namespace Ottt.Cpu.Winograd;

/// <summary>A d A^T: tiles of 4x4 gradients of outputs to 6x6 values.</summary>
internal readonly unsafe struct OutputGradientTransform : ITileTransform
{
    public static int Size => Points.Outputs;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Apply<TVector, TLanes>(
        float* pixels, nint rowStride, nint pixelStride, float* values, nint valueStride, TVector* half)
        where TVector : unmanaged
        where TLanes : struct, ILanes<TVector>
    {
        for (int column = 0; column < 4; column++)
        {
            float* pixel = pixels + (column * pixelStride);
            Line<TVector, TLanes>(
                TLanes.Load(pixel),
                TLanes.Load(pixel + rowStride),
                TLanes.Load(pixel + (2 * rowStride)),
                TLanes.Load(pixel + (3 * rowStride)),
                out half[column],
                out half[4 + column],
                out half[8 + column],
                out half[12 + column],
                out half[16 + column],
                out half[20 + column]);
        }

        for (int row = 0; row < 6; row++, half += 4, values += 6 * valueStride)
        {
            Line<TVector, TLanes>(
                half[0], half[1], half[2], half[3],
                out TVector value0, out TVector value1, out TVector value2, out TVector value3, out TVector value4, out TVector value5);
            TLanes.Store(value0, values);
            TLanes.Store(value1, values + valueStride);
            TLanes.Store(value2, values + (2 * valueStride));
            TLanes.Store(value3, values + (3 * valueStride));
            TLanes.Store(value4, values + (4 * valueStride));
            TLanes.Store(value5, values + (5 * valueStride));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Line<TVector, TLanes>(
        TVector x0, TVector x1, TVector x2, TVector x3,
        out TVector y0, out TVector y1, out TVector y2, out TVector y3, out TVector y4, out TVector y5)
        where TVector : unmanaged
        where TLanes : struct, ILanes<TVector>
    {
        TVector evenAtA = TLanes.MultiplyAdd(TLanes.Spread(Points.SquareOfA), x2, x0);
        TVector evenAtB = TLanes.MultiplyAdd(TLanes.Spread(Points.SquareOfB), x2, x0);
        TVector oddAtA = TLanes.MultiplyAdd(TLanes.Spread(Points.SquareOfA), x3, x1);
        TVector oddAtB = TLanes.MultiplyAdd(TLanes.Spread(Points.SquareOfB), x3, x1);
        y0 = x0;
        y1 = TLanes.MultiplyAdd(TLanes.Spread(Points.A), oddAtA, evenAtA);
        y2 = TLanes.MultiplyAdd(TLanes.Spread(-Points.A), oddAtA, evenAtA);
        y3 = TLanes.MultiplyAdd(TLanes.Spread(Points.B), oddAtB, evenAtB);
        y4 = TLanes.MultiplyAdd(TLanes.Spread(-Points.B), oddAtB, evenAtB);
        y5 = x3;
    }
}
