using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Ottt.Cpu;

/// <summary>Adds a matrix with rows and columns exchanged to another.</summary>
internal static unsafe class TransposedSum
{
    private const int Block = 4;

    /// <summary>Computes <c>destination[column * destinationStride + row] += source[row * sourceStride + column]</c>.</summary>
    /// <param name="source">The matrix.</param>
    /// <param name="sourceStride">The distance between its rows.</param>
    /// <param name="destination">What is added to.</param>
    /// <param name="destinationStride">The distance between the rows of that.</param>
    /// <param name="rows">The rows of the source.</param>
    /// <param name="columns">The columns of the source.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(float* source, nint sourceStride, float* destination, nint destinationStride, int rows, int columns)
    {
        int blockRows = Vector128.IsHardwareAccelerated ? rows & -Block : 0, blockColumns = columns & -Block;
        for (int column = 0; column < blockColumns; column += Block)
        {
            float* from = source + column, to = destination + (column * destinationStride);
            for (int row = 0; row < blockRows; row += Block) AddBlock(from + (row * sourceStride), sourceStride, to + row, destinationStride);
        }

        AddElements(source, sourceStride, destination, destinationStride, blockRows, rows, 0, blockColumns);
        AddElements(source, sourceStride, destination, destinationStride, 0, rows, blockColumns, columns);
    }

    private static void AddElements(
        float* source, nint sourceStride, float* destination, nint destinationStride, int firstRow, int lastRow, int firstColumn, int lastColumn)
    {
        for (int column = firstColumn; column < lastColumn; column++)
        {
            for (int row = firstRow; row < lastRow; row++)
            {
                destination[(column * destinationStride) + row] += source[(row * sourceStride) + column] + 0f;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddBlock(float* from, nint fromStride, float* to, nint toStride)
    {
        Transposition.Turn(from, fromStride, out Vector128<float> first, out Vector128<float> second, out Vector128<float> third, out Vector128<float> fourth);
        AddTo(first, to);
        AddTo(second, to + toStride);
        AddTo(third, to + (2 * toStride));
        AddTo(fourth, to + (3 * toStride));
    }

    // A sum that is zero has no sign, as those of a product without left out terms.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddTo(Vector128<float> sum, float* to) => (Vector128.Load(to) + (sum + Vector128<float>.Zero)).Store(to);
}
