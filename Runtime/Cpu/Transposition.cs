using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Ottt.Cpu;

/// <summary>Copies a matrix with rows and columns exchanged.</summary>
internal static class Transposition
{
    private const int Block = 4;

    /// <summary>So many rows are read side by side: whole cache lines are written, and those that are read stay until their end.</summary>
    private const int RowsOfTile = 32;

    /// <summary>Copies <c>destination[column * destinationStride + row] = source[row * sourceStride + column]</c>.</summary>
    /// <param name="source">The matrix.</param>
    /// <param name="sourceStride">The distance between its rows.</param>
    /// <param name="destination">The transposed matrix.</param>
    /// <param name="destinationStride">The distance between the rows of that.</param>
    /// <param name="rows">The rows of the source.</param>
    /// <param name="columns">The columns of the source.</param>
    public static unsafe void Copy(
        ReadOnlySpan<float> source, int sourceStride, Span<float> destination, int destinationStride, int rows, int columns)
    {
        SpanLength.Require(source.Length, rows, sourceStride, columns);
        SpanLength.Require(destination.Length, columns, destinationStride, rows);
        if ((rows == 1 || sourceStride == 1) && (columns == 1 || destinationStride == 1))
        {
            source[..(rows * columns)].CopyTo(destination);
            return;
        }

        int blockRows = Sse.IsSupported || AdvSimd.Arm64.IsSupported ? rows & -Block : 0, blockColumns = columns & -Block;
        fixed (float* from = source, to = destination)
        {
            for (int firstRow = 0; firstRow < blockRows; firstRow += RowsOfTile)
            {
                int endRow = Math.Min(firstRow + RowsOfTile, blockRows);
                for (int column = 0; column < blockColumns; column += Block)
                {
                    for (int row = firstRow; row < endRow; row += Block)
                    {
                        CopyBlock(
                            from + ((nint)row * sourceStride) + column,
                            sourceStride,
                            to + ((nint)column * destinationStride) + row,
                            destinationStride);
                    }
                }

                CopyElements(from, sourceStride, to, destinationStride, firstRow, endRow, blockColumns, columns);
            }

            CopyElements(from, sourceStride, to, destinationStride, blockRows, rows, 0, columns);
        }
    }

    private static unsafe void CopyElements(
        float* from, nint fromStride, float* to, nint toStride, int firstRow, int lastRow, int firstColumn, int lastColumn)
    {
        for (int column = firstColumn; column < lastColumn; column++)
        {
            for (int row = firstRow; row < lastRow; row++) to[(column * toStride) + row] = from[(row * fromStride) + column];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe void CopyBlock(float* from, nint fromStride, float* to, nint toStride)
    {
        Turn(from, fromStride, out Vector128<float> first, out Vector128<float> second, out Vector128<float> third, out Vector128<float> fourth);
        first.Store(to);
        second.Store(to + toStride);
        third.Store(to + (2 * toStride));
        fourth.Store(to + (3 * toStride));
    }

    /// <summary>Reads the columns of a matrix of four rows and columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static unsafe void Turn(
        float* from, nint stride, out Vector128<float> first, out Vector128<float> second, out Vector128<float> third, out Vector128<float> fourth)
    {
        Vector128<float> a = Vector128.Load(from), b = Vector128.Load(from + stride);
        Vector128<float> c = Vector128.Load(from + (2 * stride)), d = Vector128.Load(from + (3 * stride));
        Vector128<float> lowAc = InterleaveLow(a, c), highAc = InterleaveHigh(a, c);
        Vector128<float> lowBd = InterleaveLow(b, d), highBd = InterleaveHigh(b, d);
        first = InterleaveLow(lowAc, lowBd);
        second = InterleaveHigh(lowAc, lowBd);
        third = InterleaveLow(highAc, highBd);
        fourth = InterleaveHigh(highAc, highBd);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> InterleaveLow(Vector128<float> x, Vector128<float> y) =>
        Sse.IsSupported ? Sse.UnpackLow(x, y) : AdvSimd.Arm64.ZipLow(x, y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> InterleaveHigh(Vector128<float> x, Vector128<float> y) =>
        Sse.IsSupported ? Sse.UnpackHigh(x, y) : AdvSimd.Arm64.ZipHigh(x, y);
}
