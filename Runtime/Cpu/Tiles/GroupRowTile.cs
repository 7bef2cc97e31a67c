using System.Runtime.CompilerServices;

namespace Ottt.Cpu.Tiles;

/// <summary>Tiles as <see cref="GroupTile{TVector, TLanes}"/>, but with channels in rows.</summary>
/// <typeparam name="TVector">The vector.</typeparam>
/// <typeparam name="TLanes">Its operations.</typeparam>
internal static unsafe class GroupRowTile<TVector, TLanes>
    where TVector : unmanaged
    where TLanes : struct, ILanes<TVector>
{
    /// <summary>Computes eight rows.</summary>
    /// <param name="product">The product that the tile is of.</param>
    /// <param name="rows">The addresses of the rows in A.</param>
    /// <param name="results">The addresses of the rows of the result.</param>
    /// <param name="start">What the sums start from.</param>
    /// <param name="places">For each row the places of its elements in a vector, 16 to a row.</param>
    /// <param name="column">The first column of the tile.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void EightRows(ChannelProduct* product, float** rows, float** results, float* start, float* places, nint column)
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
        TVector place0 = TLanes.Load(places), place1 = TLanes.Load(places + 16);
        TVector place2 = TLanes.Load(places + 32), place3 = TLanes.Load(places + 48);
        TVector place4 = TLanes.Load(places + 64), place5 = TLanes.Load(places + 80);
        TVector place6 = TLanes.Load(places + 96), place7 = TLanes.Load(places + 112);
        for (; step < end; step++, columns += stride)
        {
            nint offset = *step;
            TVector factor = TLanes.Load(columns);
            sum0 = TLanes.MultiplyAdd(TLanes.Pick(TLanes.Load(row0 + offset), place0), factor, sum0);
            sum1 = TLanes.MultiplyAdd(TLanes.Pick(TLanes.Load(row1 + offset), place1), factor, sum1);
            sum2 = TLanes.MultiplyAdd(TLanes.Pick(TLanes.Load(row2 + offset), place2), factor, sum2);
            sum3 = TLanes.MultiplyAdd(TLanes.Pick(TLanes.Load(row3 + offset), place3), factor, sum3);
            sum4 = TLanes.MultiplyAdd(TLanes.Pick(TLanes.Load(row4 + offset), place4), factor, sum4);
            sum5 = TLanes.MultiplyAdd(TLanes.Pick(TLanes.Load(row5 + offset), place5), factor, sum5);
            sum6 = TLanes.MultiplyAdd(TLanes.Pick(TLanes.Load(row6 + offset), place6), factor, sum6);
            sum7 = TLanes.MultiplyAdd(TLanes.Pick(TLanes.Load(row7 + offset), place7), factor, sum7);
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
    /// <param name="places">For each row the places of its elements in a vector, 16 to a row.</param>
    /// <param name="column">The first column of the tile.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void FourRows(ChannelProduct* product, float** rows, float** results, float* start, float* places, nint column)
    {
        float* row0 = rows[0] + column, row1 = rows[1] + column, row2 = rows[2] + column;
        float* row3 = rows[3] + column;
        int* step = product->StepOffsets, end = step + product->Steps;
        float* columns = product->ColumnOfB(column);
        nint stride = product->RowStrideB;
        bool add = product->AddToResult;
        TVector sum0 = TLanes.Load(start);
        TVector sum1 = sum0, sum2 = sum0, sum3 = sum0;
        TVector place0 = TLanes.Load(places), place1 = TLanes.Load(places + 16);
        TVector place2 = TLanes.Load(places + 32), place3 = TLanes.Load(places + 48);
        for (; step < end; step++, columns += stride)
        {
            nint offset = *step;
            TVector factor = TLanes.Load(columns);
            sum0 = TLanes.MultiplyAdd(TLanes.Pick(TLanes.Load(row0 + offset), place0), factor, sum0);
            sum1 = TLanes.MultiplyAdd(TLanes.Pick(TLanes.Load(row1 + offset), place1), factor, sum1);
            sum2 = TLanes.MultiplyAdd(TLanes.Pick(TLanes.Load(row2 + offset), place2), factor, sum2);
            sum3 = TLanes.MultiplyAdd(TLanes.Pick(TLanes.Load(row3 + offset), place3), factor, sum3);
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
    /// <param name="places">For each row the places of its elements in a vector, 16 to a row.</param>
    /// <param name="column">The first column of the tile.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void TwoRows(ChannelProduct* product, float** rows, float** results, float* start, float* places, nint column)
    {
        float* row0 = rows[0] + column, row1 = rows[1] + column;
        int* step = product->StepOffsets, end = step + product->Steps;
        float* columns = product->ColumnOfB(column);
        nint stride = product->RowStrideB;
        bool add = product->AddToResult;
        TVector sum0 = TLanes.Load(start);
        TVector sum1 = sum0;
        TVector place0 = TLanes.Load(places), place1 = TLanes.Load(places + 16);
        for (; step < end; step++, columns += stride)
        {
            nint offset = *step;
            TVector factor = TLanes.Load(columns);
            sum0 = TLanes.MultiplyAdd(TLanes.Pick(TLanes.Load(row0 + offset), place0), factor, sum0);
            sum1 = TLanes.MultiplyAdd(TLanes.Pick(TLanes.Load(row1 + offset), place1), factor, sum1);
        }

        Store(sum0, results[0] + column, add);
        Store(sum1, results[1] + column, add);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(TVector sum, float* result, bool add)
    {
        sum = TLanes.WithoutSignOfZero(sum);
        TLanes.Store(add ? TLanes.Add(TLanes.Load(result), sum) : sum, result);
    }
}
