using System.Runtime.CompilerServices;

namespace Ottt.Cpu.Tiles;

/// <summary>
/// Tiles of a <see cref="ChannelProduct"/> whose groups are single channels, one vector wide and 9, 8, 4, 2 or 1 rows high: every column has its own
/// channel, so both operands are read a vector at a time. Nine rows are those of a 3x3 kernel. Each sum is a chain of fused multiply-adds as in
/// <see cref="WideTile{TVector, TLanes}"/>.
/// </summary>
/// <typeparam name="TVector">The vector.</typeparam>
/// <typeparam name="TLanes">Its operations.</typeparam>
internal static unsafe class ChannelTile<TVector, TLanes>
    where TVector : unmanaged
    where TLanes : struct, ILanes<TVector>
{
    /// <summary>Computes nine rows.</summary>
    /// <param name="product">The product that the tile is of.</param>
    /// <param name="rows">The addresses of the rows in A.</param>
    /// <param name="results">The addresses of the rows of the result.</param>
    /// <param name="start">What the sums start from.</param>
    /// <param name="column">The first column of the tile.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void NineRows(ChannelProduct* product, float** rows, float** results, float* start, nint column)
    {
        float* row0 = rows[0] + column, row1 = rows[1] + column, row2 = rows[2] + column;
        float* row3 = rows[3] + column, row4 = rows[4] + column, row5 = rows[5] + column;
        float* row6 = rows[6] + column, row7 = rows[7] + column, row8 = rows[8] + column;
        int* step = product->StepOffsets, end = step + product->Steps;
        float* columns = product->ColumnOfB(column);
        nint stride = product->RowStrideB;
        bool add = product->AddToResult;
        TVector sum0 = TLanes.Load(start);
        TVector sum1 = sum0, sum2 = sum0, sum3 = sum0, sum4 = sum0, sum5 = sum0, sum6 = sum0, sum7 = sum0, sum8 = sum0;
        for (; step < end; step++, columns += stride)
        {
            nint offset = *step;
            TVector factor = TLanes.Load(columns);
            sum0 = TLanes.MultiplyAdd(TLanes.Load(row0 + offset), factor, sum0);
            sum1 = TLanes.MultiplyAdd(TLanes.Load(row1 + offset), factor, sum1);
            sum2 = TLanes.MultiplyAdd(TLanes.Load(row2 + offset), factor, sum2);
            sum3 = TLanes.MultiplyAdd(TLanes.Load(row3 + offset), factor, sum3);
            sum4 = TLanes.MultiplyAdd(TLanes.Load(row4 + offset), factor, sum4);
            sum5 = TLanes.MultiplyAdd(TLanes.Load(row5 + offset), factor, sum5);
            sum6 = TLanes.MultiplyAdd(TLanes.Load(row6 + offset), factor, sum6);
            sum7 = TLanes.MultiplyAdd(TLanes.Load(row7 + offset), factor, sum7);
            sum8 = TLanes.MultiplyAdd(TLanes.Load(row8 + offset), factor, sum8);
        }

        Store(sum0, results[0] + column, add);
        Store(sum1, results[1] + column, add);
        Store(sum2, results[2] + column, add);
        Store(sum3, results[3] + column, add);
        Store(sum4, results[4] + column, add);
        Store(sum5, results[5] + column, add);
        Store(sum6, results[6] + column, add);
        Store(sum7, results[7] + column, add);
        Store(sum8, results[8] + column, add);
    }

    /// <summary>Computes eight rows.</summary>
    /// <param name="product">The product that the tile is of.</param>
    /// <param name="rows">The addresses of the rows in A.</param>
    /// <param name="results">The addresses of the rows of the result.</param>
    /// <param name="start">What the sums start from.</param>
    /// <param name="column">The first column of the tile.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void EightRows(ChannelProduct* product, float** rows, float** results, float* start, nint column)
    {
        float* row0 = rows[0] + column, row1 = rows[1] + column, row2 = rows[2] + column;
        float* row3 = rows[3] + column, row4 = rows[4] + column, row5 = rows[5] + column;
        float* row6 = rows[6] + column, row7 = rows[7] + column;
        int* step = product->StepOffsets, end = step + product->Steps;
        float* columns = product->ColumnOfB(column);
        nint stride = product->RowStrideB;
        bool add = product->AddToResult;
        TVector sum0 = TLanes.Load(start);
        TVector sum1 = sum0, sum2 = sum0, sum3 = sum0, sum4 = sum0, sum5 = sum0, sum6 = sum0, sum7 = sum0;
        for (; step < end; step++, columns += stride)
        {
            nint offset = *step;
            TVector factor = TLanes.Load(columns);
            sum0 = TLanes.MultiplyAdd(TLanes.Load(row0 + offset), factor, sum0);
            sum1 = TLanes.MultiplyAdd(TLanes.Load(row1 + offset), factor, sum1);
            sum2 = TLanes.MultiplyAdd(TLanes.Load(row2 + offset), factor, sum2);
            sum3 = TLanes.MultiplyAdd(TLanes.Load(row3 + offset), factor, sum3);
            sum4 = TLanes.MultiplyAdd(TLanes.Load(row4 + offset), factor, sum4);
            sum5 = TLanes.MultiplyAdd(TLanes.Load(row5 + offset), factor, sum5);
            sum6 = TLanes.MultiplyAdd(TLanes.Load(row6 + offset), factor, sum6);
            sum7 = TLanes.MultiplyAdd(TLanes.Load(row7 + offset), factor, sum7);
        }

        Store(sum0, results[0] + column, add);
        Store(sum1, results[1] + column, add);
        Store(sum2, results[2] + column, add);
        Store(sum3, results[3] + column, add);
        Store(sum4, results[4] + column, add);
        Store(sum5, results[5] + column, add);
        Store(sum6, results[6] + column, add);
        Store(sum7, results[7] + column, add);
    }

    /// <summary>Computes four rows.</summary>
    /// <param name="product">The product that the tile is of.</param>
    /// <param name="rows">The addresses of the rows in A.</param>
    /// <param name="results">The addresses of the rows of the result.</param>
    /// <param name="start">What the sums start from.</param>
    /// <param name="column">The first column of the tile.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void FourRows(ChannelProduct* product, float** rows, float** results, float* start, nint column)
    {
        float* row0 = rows[0] + column, row1 = rows[1] + column, row2 = rows[2] + column;
        float* row3 = rows[3] + column;
        int* step = product->StepOffsets, end = step + product->Steps;
        float* columns = product->ColumnOfB(column);
        nint stride = product->RowStrideB;
        bool add = product->AddToResult;
        TVector sum0 = TLanes.Load(start);
        TVector sum1 = sum0, sum2 = sum0, sum3 = sum0;
        for (; step < end; step++, columns += stride)
        {
            nint offset = *step;
            TVector factor = TLanes.Load(columns);
            sum0 = TLanes.MultiplyAdd(TLanes.Load(row0 + offset), factor, sum0);
            sum1 = TLanes.MultiplyAdd(TLanes.Load(row1 + offset), factor, sum1);
            sum2 = TLanes.MultiplyAdd(TLanes.Load(row2 + offset), factor, sum2);
            sum3 = TLanes.MultiplyAdd(TLanes.Load(row3 + offset), factor, sum3);
        }

        Store(sum0, results[0] + column, add);
        Store(sum1, results[1] + column, add);
        Store(sum2, results[2] + column, add);
        Store(sum3, results[3] + column, add);
    }

    /// <summary>Computes two rows.</summary>
    /// <param name="product">The product that the tile is of.</param>
    /// <param name="rows">The addresses of the rows in A.</param>
    /// <param name="results">The addresses of the rows of the result.</param>
    /// <param name="start">What the sums start from.</param>
    /// <param name="column">The first column of the tile.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void TwoRows(ChannelProduct* product, float** rows, float** results, float* start, nint column)
    {
        float* row0 = rows[0] + column, row1 = rows[1] + column;
        int* step = product->StepOffsets, end = step + product->Steps;
        float* columns = product->ColumnOfB(column);
        nint stride = product->RowStrideB;
        bool add = product->AddToResult;
        TVector sum0 = TLanes.Load(start);
        TVector sum1 = sum0;
        for (; step < end; step++, columns += stride)
        {
            nint offset = *step;
            TVector factor = TLanes.Load(columns);
            sum0 = TLanes.MultiplyAdd(TLanes.Load(row0 + offset), factor, sum0);
            sum1 = TLanes.MultiplyAdd(TLanes.Load(row1 + offset), factor, sum1);
        }

        Store(sum0, results[0] + column, add);
        Store(sum1, results[1] + column, add);
    }

    /// <summary>Computes one row.</summary>
    /// <param name="product">The product that the tile is of.</param>
    /// <param name="rows">The addresses of the rows in A.</param>
    /// <param name="results">The addresses of the rows of the result.</param>
    /// <param name="start">What the sums start from.</param>
    /// <param name="column">The first column of the tile.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void OneRow(ChannelProduct* product, float** rows, float** results, float* start, nint column)
    {
        float* row0 = rows[0] + column;
        int* step = product->StepOffsets, end = step + product->Steps;
        float* columns = product->ColumnOfB(column);
        nint stride = product->RowStrideB;
        bool add = product->AddToResult;
        TVector sum0 = TLanes.Load(start);
        for (; step < end; step++, columns += stride)
        {
            nint offset = *step;
            TVector factor = TLanes.Load(columns);
            sum0 = TLanes.MultiplyAdd(TLanes.Load(row0 + offset), factor, sum0);
        }

        Store(sum0, results[0] + column, add);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(TVector sum, float* result, bool add)
    {
        sum = TLanes.WithoutSignOfZero(sum);
        TLanes.Store(add ? TLanes.Add(TLanes.Load(result), sum) : sum, result);
    }
}
