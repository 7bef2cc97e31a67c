using System.Numerics;
using System.Runtime.CompilerServices;

namespace Ottt.Cpu.Tiles;

/// <summary>
/// Tiles of an <see cref="OuterProduct"/>. Sums stay in the nearest cache, and what a sample multiplies them by in registers. Each sum is the chain of
/// fused multiply-adds, in the order of samples, of <see cref="WideTile{TVector, TLanes}"/> without the terms that are zero.
/// </summary>
/// <typeparam name="TVector">The vector.</typeparam>
/// <typeparam name="TLanes">Its operations.</typeparam>
internal static unsafe class OuterTile<TVector, TLanes>
    where TVector : unmanaged
    where TLanes : struct, ILanes<TVector>
{
    /// <summary>Adds the products of all samples to the sums.</summary>
    /// <param name="product">The product.</param>
    public static void Run(OuterProduct* product)
    {
        for (int row = 0; row < product->RowCount;)
        {
            int left = (product->RowCount - row + TLanes.Count - 1) / TLanes.Count;
            int vectors = left >= 8 ? 8 : left >= 4 ? 4 : left >= 2 ? 2 : 1;
            switch (vectors)
            {
                case 8: EightVectors(product, row); break;
                case 4: FourVectors(product, row); break;
                case 2: TwoVectors(product, row); break;
                default: OneVector(product, row); break;
            }

            row += vectors * TLanes.Count;
        }
    }

    /// <summary>Adds to eight vectors of rows of every column.</summary>
    /// <param name="product">The product.</param>
    /// <param name="row">The first row of the tile.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void EightVectors(OuterProduct* product, int row)
    {
        float* rows = product->Rows + row, columns = product->Columns;
        for (int sample = 0; sample < product->Samples; sample++, rows += product->RowStride, columns += PanelProduct.PanelWidth)
        {
            uint left = product->Masks[sample];
            if (left == 0) continue;
            TVector delta0 = TLanes.Load(rows);
            TVector delta1 = TLanes.Load(rows + TLanes.Count);
            TVector delta2 = TLanes.Load(rows + (2 * TLanes.Count));
            TVector delta3 = TLanes.Load(rows + (3 * TLanes.Count));
            TVector delta4 = TLanes.Load(rows + (4 * TLanes.Count));
            TVector delta5 = TLanes.Load(rows + (5 * TLanes.Count));
            TVector delta6 = TLanes.Load(rows + (6 * TLanes.Count));
            TVector delta7 = TLanes.Load(rows + (7 * TLanes.Count));
            for (; left != 0; left &= left - 1)
            {
                nint column = BitOperations.TrailingZeroCount(left);
                TVector value = TLanes.Spread(columns[column]);
                float* sums = product->Sums + (column * OuterProduct.ColumnStride) + row;
                TLanes.Store(TLanes.MultiplyAdd(value, delta0, TLanes.Load(sums)), sums);
                TLanes.Store(TLanes.MultiplyAdd(value, delta1, TLanes.Load(sums + TLanes.Count)), sums + TLanes.Count);
                TLanes.Store(TLanes.MultiplyAdd(value, delta2, TLanes.Load(sums + (2 * TLanes.Count))), sums + (2 * TLanes.Count));
                TLanes.Store(TLanes.MultiplyAdd(value, delta3, TLanes.Load(sums + (3 * TLanes.Count))), sums + (3 * TLanes.Count));
                TLanes.Store(TLanes.MultiplyAdd(value, delta4, TLanes.Load(sums + (4 * TLanes.Count))), sums + (4 * TLanes.Count));
                TLanes.Store(TLanes.MultiplyAdd(value, delta5, TLanes.Load(sums + (5 * TLanes.Count))), sums + (5 * TLanes.Count));
                TLanes.Store(TLanes.MultiplyAdd(value, delta6, TLanes.Load(sums + (6 * TLanes.Count))), sums + (6 * TLanes.Count));
                TLanes.Store(TLanes.MultiplyAdd(value, delta7, TLanes.Load(sums + (7 * TLanes.Count))), sums + (7 * TLanes.Count));
            }
        }
    }

    /// <summary>Adds to four vectors of rows of every column.</summary>
    /// <param name="product">The product.</param>
    /// <param name="row">The first row of the tile.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void FourVectors(OuterProduct* product, int row)
    {
        float* rows = product->Rows + row, columns = product->Columns;
        for (int sample = 0; sample < product->Samples; sample++, rows += product->RowStride, columns += PanelProduct.PanelWidth)
        {
            uint left = product->Masks[sample];
            if (left == 0) continue;
            TVector delta0 = TLanes.Load(rows);
            TVector delta1 = TLanes.Load(rows + TLanes.Count);
            TVector delta2 = TLanes.Load(rows + (2 * TLanes.Count));
            TVector delta3 = TLanes.Load(rows + (3 * TLanes.Count));
            for (; left != 0; left &= left - 1)
            {
                nint column = BitOperations.TrailingZeroCount(left);
                TVector value = TLanes.Spread(columns[column]);
                float* sums = product->Sums + (column * OuterProduct.ColumnStride) + row;
                TLanes.Store(TLanes.MultiplyAdd(value, delta0, TLanes.Load(sums)), sums);
                TLanes.Store(TLanes.MultiplyAdd(value, delta1, TLanes.Load(sums + TLanes.Count)), sums + TLanes.Count);
                TLanes.Store(TLanes.MultiplyAdd(value, delta2, TLanes.Load(sums + (2 * TLanes.Count))), sums + (2 * TLanes.Count));
                TLanes.Store(TLanes.MultiplyAdd(value, delta3, TLanes.Load(sums + (3 * TLanes.Count))), sums + (3 * TLanes.Count));
            }
        }
    }

    /// <summary>Adds to two vectors of rows of every column.</summary>
    /// <param name="product">The product.</param>
    /// <param name="row">The first row of the tile.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void TwoVectors(OuterProduct* product, int row)
    {
        float* rows = product->Rows + row, columns = product->Columns;
        for (int sample = 0; sample < product->Samples; sample++, rows += product->RowStride, columns += PanelProduct.PanelWidth)
        {
            uint left = product->Masks[sample];
            if (left == 0) continue;
            TVector delta0 = TLanes.Load(rows);
            TVector delta1 = TLanes.Load(rows + TLanes.Count);
            for (; left != 0; left &= left - 1)
            {
                nint column = BitOperations.TrailingZeroCount(left);
                TVector value = TLanes.Spread(columns[column]);
                float* sums = product->Sums + (column * OuterProduct.ColumnStride) + row;
                TLanes.Store(TLanes.MultiplyAdd(value, delta0, TLanes.Load(sums)), sums);
                TLanes.Store(TLanes.MultiplyAdd(value, delta1, TLanes.Load(sums + TLanes.Count)), sums + TLanes.Count);
            }
        }
    }

    /// <summary>Adds to one vector of rows of every column.</summary>
    /// <param name="product">The product.</param>
    /// <param name="row">The first row of the tile.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void OneVector(OuterProduct* product, int row)
    {
        float* rows = product->Rows + row, columns = product->Columns;
        for (int sample = 0; sample < product->Samples; sample++, rows += product->RowStride, columns += PanelProduct.PanelWidth)
        {
            uint left = product->Masks[sample];
            if (left == 0) continue;
            TVector delta0 = TLanes.Load(rows);
            for (; left != 0; left &= left - 1)
            {
                nint column = BitOperations.TrailingZeroCount(left);
                TVector value = TLanes.Spread(columns[column]);
                float* sums = product->Sums + (column * OuterProduct.ColumnStride) + row;
                TLanes.Store(TLanes.MultiplyAdd(value, delta0, TLanes.Load(sums)), sums);
            }
        }
    }
}
