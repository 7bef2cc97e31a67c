using System.Runtime.CompilerServices;

namespace Ottt.Cpu.Tiles;

/// <summary>Cuts the columns of an <see cref="EventProduct"/> into tiles; all rows meet the columns of a tile while these are in the cache.</summary>
/// <typeparam name="TVector">The vector.</typeparam>
/// <typeparam name="TLanes">Its operations.</typeparam>
internal static unsafe class EventRows<TVector, TLanes>
    where TVector : unmanaged
    where TLanes : struct, ILanes<TVector>
{
    private const int MostVectors = 8;
    private const int MostColumns = MostVectors * 16;

    /// <summary>Computes all rows.</summary>
    /// <param name="product">What to compute.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    [SkipLocalsInit]
    public static void Run(EventProduct* product)
    {
        float** columns = stackalloc float*[MostVectors];
        float* start = stackalloc float[MostColumns], sums = stackalloc float[MostColumns];
        for (int first = 0; first < product->Columns;)
        {
            int vectors = VectorsOfNextTile((product->Columns - first + TLanes.Count - 1) / TLanes.Count);
            int used = Math.Min(vectors * TLanes.Count, product->Columns - first);
            for (int vector = 0; vector < vectors; vector++)
            {
                (int panel, int column) = Math.DivRem(first + (vector * TLanes.Count), PanelProduct.PanelWidth);
                columns[vector] = product->B + (panel * product->PanelStrideB) + column;
            }

            var starts = new Span<float>(start, MostColumns);
            starts.Clear();
            if (product->Start != null) new ReadOnlySpan<float>(product->Start + first, used).CopyTo(starts);
            ComputeRows(product, vectors, columns, start, first, used, sums);
            first += vectors * TLanes.Count;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int VectorsOfNextTile(int left) => left >= 8 ? 8 : left >= 4 ? 4 : left >= 2 ? 2 : 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ComputeRows(EventProduct* product, int vectors, float** columns, float* start, int first, int used, float* sums)
    {
        bool direct = used == vectors * TLanes.Count;
        for (int row = 0; row < product->Rows; row++)
        {
            float* values = product->A + (row * product->RowStrideA), result = product->C + (row * product->RowStrideC) + first;
            int* step = product->Lists + (row * product->ListStride), end = step + product->Counts[row];
            float* target = direct ? result : sums;
            switch (vectors)
            {
                case 8: EventTile<TVector, TLanes>.EightVectors(values, step, end, columns, start, target); break;
                case 4: EventTile<TVector, TLanes>.FourVectors(values, step, end, columns, start, target); break;
                case 2: EventTile<TVector, TLanes>.TwoVectors(values, step, end, columns, start, target); break;
                default: EventTile<TVector, TLanes>.OneVector(values, step, end, columns, start, target); break;
            }

            if (!direct) new ReadOnlySpan<float>(sums, used).CopyTo(new Span<float>(result, used));
        }
    }
}
