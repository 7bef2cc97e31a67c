using System.Runtime.CompilerServices;

namespace Ottt.Cpu.Tiles;

/// <summary>
/// Tiles of a <see cref="PanelProduct"/> that are one vector wide: what is left where a panel has few columns. As
/// <see cref="WideTile{TVector, TLanes}"/> else.
/// </summary>
/// <typeparam name="TVector">The vector.</typeparam>
/// <typeparam name="TLanes">Its operations.</typeparam>
internal static unsafe class NarrowTile<TVector, TLanes>
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
        TVector sum0 = TLanes.Load(start);
        TVector sum1 = sum0, sum2 = sum0, sum3 = sum0, sum4 = sum0, sum5 = sum0, sum6 = sum0, sum7 = sum0;
        for (; step < end; step++, columns += stride)
        {
            nint offset = *step;
            TVector factor = TLanes.Load(columns);
            sum0 = TLanes.MultiplyAdd(TLanes.Spread(row0[offset]), factor, sum0);
            sum1 = TLanes.MultiplyAdd(TLanes.Spread(row1[offset]), factor, sum1);
            sum2 = TLanes.MultiplyAdd(TLanes.Spread(row2[offset]), factor, sum2);
            sum3 = TLanes.MultiplyAdd(TLanes.Spread(row3[offset]), factor, sum3);
            sum4 = TLanes.MultiplyAdd(TLanes.Spread(row4[offset]), factor, sum4);
            sum5 = TLanes.MultiplyAdd(TLanes.Spread(row5[offset]), factor, sum5);
            sum6 = TLanes.MultiplyAdd(TLanes.Spread(row6[offset]), factor, sum6);
            sum7 = TLanes.MultiplyAdd(TLanes.Spread(row7[offset]), factor, sum7);
        }

        TLanes.Store(TLanes.WithoutSignOfZero(sum0), results[0] + column);
        TLanes.Store(TLanes.WithoutSignOfZero(sum1), results[1] + column);
        TLanes.Store(TLanes.WithoutSignOfZero(sum2), results[2] + column);
        TLanes.Store(TLanes.WithoutSignOfZero(sum3), results[3] + column);
        TLanes.Store(TLanes.WithoutSignOfZero(sum4), results[4] + column);
        TLanes.Store(TLanes.WithoutSignOfZero(sum5), results[5] + column);
        TLanes.Store(TLanes.WithoutSignOfZero(sum6), results[6] + column);
        TLanes.Store(TLanes.WithoutSignOfZero(sum7), results[7] + column);
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
        TVector sum0 = TLanes.Load(start);
        TVector sum1 = sum0, sum2 = sum0, sum3 = sum0;
        for (; step < end; step++, columns += stride)
        {
            nint offset = *step;
            TVector factor = TLanes.Load(columns);
            sum0 = TLanes.MultiplyAdd(TLanes.Spread(row0[offset]), factor, sum0);
            sum1 = TLanes.MultiplyAdd(TLanes.Spread(row1[offset]), factor, sum1);
            sum2 = TLanes.MultiplyAdd(TLanes.Spread(row2[offset]), factor, sum2);
            sum3 = TLanes.MultiplyAdd(TLanes.Spread(row3[offset]), factor, sum3);
        }

        TLanes.Store(TLanes.WithoutSignOfZero(sum0), results[0] + column);
        TLanes.Store(TLanes.WithoutSignOfZero(sum1), results[1] + column);
        TLanes.Store(TLanes.WithoutSignOfZero(sum2), results[2] + column);
        TLanes.Store(TLanes.WithoutSignOfZero(sum3), results[3] + column);
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
        TVector sum0 = TLanes.Load(start);
        TVector sum1 = sum0;
        for (; step < end; step++, columns += stride)
        {
            nint offset = *step;
            TVector factor = TLanes.Load(columns);
            sum0 = TLanes.MultiplyAdd(TLanes.Spread(row0[offset]), factor, sum0);
            sum1 = TLanes.MultiplyAdd(TLanes.Spread(row1[offset]), factor, sum1);
        }

        TLanes.Store(TLanes.WithoutSignOfZero(sum0), results[0] + column);
        TLanes.Store(TLanes.WithoutSignOfZero(sum1), results[1] + column);
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
        TVector sum0 = TLanes.Load(start);
        for (; step < end; step++, columns += stride)
        {
            nint offset = *step;
            TVector factor = TLanes.Load(columns);
            sum0 = TLanes.MultiplyAdd(TLanes.Spread(row0[offset]), factor, sum0);
        }

        TLanes.Store(TLanes.WithoutSignOfZero(sum0), results[0] + column);
    }
}
