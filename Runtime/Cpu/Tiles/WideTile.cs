using System.Runtime.CompilerServices;

namespace Ottt.Cpu.Tiles;

/// <summary>
/// Tiles of a <see cref="PanelProduct"/> that are two vectors wide and 8, 4, 2 or 1 rows high. All sums of a tile stay in registers from
/// the first step to the last; each is one chain of fused multiply-adds in step order, which is why every height and width gives the same
/// bits.
/// </summary>
/// <typeparam name="TVector">The vector.</typeparam>
/// <typeparam name="TLanes">Its operations.</typeparam>
internal static unsafe class WideTile<TVector, TLanes>
    where TVector : unmanaged
    where TLanes : struct, ILanes<TVector>
{
    /// <summary>Computes eight rows.</summary>
    /// <param name="product">The product that the tile is of.</param>
    /// <param name="rows">The addresses of the rows in A.</param>
    /// <param name="results">The addresses of the rows of the result.</param>
    /// <param name="column">The first column of the tile.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void EightRows(PanelProduct* product, float** rows, float** results, nint column)
    {
        float* row0 = rows[0], row1 = rows[1], row2 = rows[2], row3 = rows[3];
        float* row4 = rows[4], row5 = rows[5], row6 = rows[6], row7 = rows[7];
        int* step = product->StepOffsets, end = step + product->Steps;
        float* columns = product->B + column, start = product->Start + column;
        nint stride = product->RowStrideB;
        TVector left0 = TLanes.Load(start), right0 = TLanes.Load(start + TLanes.Count);
        TVector left1 = left0, right1 = right0;
        TVector left2 = left0, right2 = right0;
        TVector left3 = left0, right3 = right0;
        TVector left4 = left0, right4 = right0;
        TVector left5 = left0, right5 = right0;
        TVector left6 = left0, right6 = right0;
        TVector left7 = left0, right7 = right0;
        for (; step < end; step++, columns += stride)
        {
            nint offset = *step;
            TVector left = TLanes.Load(columns), right = TLanes.Load(columns + TLanes.Count);
            TVector value0 = TLanes.Spread(row0[offset]);
            left0 = TLanes.MultiplyAdd(value0, left, left0);
            right0 = TLanes.MultiplyAdd(value0, right, right0);
            TVector value1 = TLanes.Spread(row1[offset]);
            left1 = TLanes.MultiplyAdd(value1, left, left1);
            right1 = TLanes.MultiplyAdd(value1, right, right1);
            TVector value2 = TLanes.Spread(row2[offset]);
            left2 = TLanes.MultiplyAdd(value2, left, left2);
            right2 = TLanes.MultiplyAdd(value2, right, right2);
            TVector value3 = TLanes.Spread(row3[offset]);
            left3 = TLanes.MultiplyAdd(value3, left, left3);
            right3 = TLanes.MultiplyAdd(value3, right, right3);
            TVector value4 = TLanes.Spread(row4[offset]);
            left4 = TLanes.MultiplyAdd(value4, left, left4);
            right4 = TLanes.MultiplyAdd(value4, right, right4);
            TVector value5 = TLanes.Spread(row5[offset]);
            left5 = TLanes.MultiplyAdd(value5, left, left5);
            right5 = TLanes.MultiplyAdd(value5, right, right5);
            TVector value6 = TLanes.Spread(row6[offset]);
            left6 = TLanes.MultiplyAdd(value6, left, left6);
            right6 = TLanes.MultiplyAdd(value6, right, right6);
            TVector value7 = TLanes.Spread(row7[offset]);
            left7 = TLanes.MultiplyAdd(value7, left, left7);
            right7 = TLanes.MultiplyAdd(value7, right, right7);
        }

        Store(left0, right0, results[0] + column);
        Store(left1, right1, results[1] + column);
        Store(left2, right2, results[2] + column);
        Store(left3, right3, results[3] + column);
        Store(left4, right4, results[4] + column);
        Store(left5, right5, results[5] + column);
        Store(left6, right6, results[6] + column);
        Store(left7, right7, results[7] + column);
    }

    /// <summary>Computes four rows.</summary>
    /// <param name="product">The product that the tile is of.</param>
    /// <param name="rows">The addresses of the rows in A.</param>
    /// <param name="results">The addresses of the rows of the result.</param>
    /// <param name="column">The first column of the tile.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void FourRows(PanelProduct* product, float** rows, float** results, nint column)
    {
        float* row0 = rows[0], row1 = rows[1], row2 = rows[2], row3 = rows[3];
        int* step = product->StepOffsets, end = step + product->Steps;
        float* columns = product->B + column, start = product->Start + column;
        nint stride = product->RowStrideB;
        TVector left0 = TLanes.Load(start), right0 = TLanes.Load(start + TLanes.Count);
        TVector left1 = left0, right1 = right0;
        TVector left2 = left0, right2 = right0;
        TVector left3 = left0, right3 = right0;
        for (; step < end; step++, columns += stride)
        {
            nint offset = *step;
            TVector left = TLanes.Load(columns), right = TLanes.Load(columns + TLanes.Count);
            TVector value0 = TLanes.Spread(row0[offset]);
            left0 = TLanes.MultiplyAdd(value0, left, left0);
            right0 = TLanes.MultiplyAdd(value0, right, right0);
            TVector value1 = TLanes.Spread(row1[offset]);
            left1 = TLanes.MultiplyAdd(value1, left, left1);
            right1 = TLanes.MultiplyAdd(value1, right, right1);
            TVector value2 = TLanes.Spread(row2[offset]);
            left2 = TLanes.MultiplyAdd(value2, left, left2);
            right2 = TLanes.MultiplyAdd(value2, right, right2);
            TVector value3 = TLanes.Spread(row3[offset]);
            left3 = TLanes.MultiplyAdd(value3, left, left3);
            right3 = TLanes.MultiplyAdd(value3, right, right3);
        }

        Store(left0, right0, results[0] + column);
        Store(left1, right1, results[1] + column);
        Store(left2, right2, results[2] + column);
        Store(left3, right3, results[3] + column);
    }

    /// <summary>Computes two rows.</summary>
    /// <param name="product">The product that the tile is of.</param>
    /// <param name="rows">The addresses of the rows in A.</param>
    /// <param name="results">The addresses of the rows of the result.</param>
    /// <param name="column">The first column of the tile.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void TwoRows(PanelProduct* product, float** rows, float** results, nint column)
    {
        float* row0 = rows[0], row1 = rows[1];
        int* step = product->StepOffsets, end = step + product->Steps;
        float* columns = product->B + column, start = product->Start + column;
        nint stride = product->RowStrideB;
        TVector left0 = TLanes.Load(start), right0 = TLanes.Load(start + TLanes.Count);
        TVector left1 = left0, right1 = right0;
        for (; step < end; step++, columns += stride)
        {
            nint offset = *step;
            TVector left = TLanes.Load(columns), right = TLanes.Load(columns + TLanes.Count);
            TVector value0 = TLanes.Spread(row0[offset]);
            left0 = TLanes.MultiplyAdd(value0, left, left0);
            right0 = TLanes.MultiplyAdd(value0, right, right0);
            TVector value1 = TLanes.Spread(row1[offset]);
            left1 = TLanes.MultiplyAdd(value1, left, left1);
            right1 = TLanes.MultiplyAdd(value1, right, right1);
        }

        Store(left0, right0, results[0] + column);
        Store(left1, right1, results[1] + column);
    }

    /// <summary>Computes one row.</summary>
    /// <param name="product">The product that the tile is of.</param>
    /// <param name="rows">The addresses of the rows in A.</param>
    /// <param name="results">The addresses of the rows of the result.</param>
    /// <param name="column">The first column of the tile.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void OneRow(PanelProduct* product, float** rows, float** results, nint column)
    {
        float* row0 = rows[0];
        int* step = product->StepOffsets, end = step + product->Steps;
        float* columns = product->B + column, start = product->Start + column;
        nint stride = product->RowStrideB;
        TVector left0 = TLanes.Load(start), right0 = TLanes.Load(start + TLanes.Count);
        for (; step < end; step++, columns += stride)
        {
            nint offset = *step;
            TVector left = TLanes.Load(columns), right = TLanes.Load(columns + TLanes.Count);
            TVector value0 = TLanes.Spread(row0[offset]);
            left0 = TLanes.MultiplyAdd(value0, left, left0);
            right0 = TLanes.MultiplyAdd(value0, right, right0);
        }

        Store(left0, right0, results[0] + column);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(TVector left, TVector right, float* result)
    {
        TLanes.Store(TLanes.WithoutSignOfZero(left), result);
        TLanes.Store(TLanes.WithoutSignOfZero(right), result + TLanes.Count);
    }
}
