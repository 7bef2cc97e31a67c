using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Ottt.Cpu.Tiles;

/// <summary>
/// Cuts the rows of a <see cref="PanelProduct"/> into tiles; a tile may hold the end of one sample and the start of the next.
/// </summary>
/// <typeparam name="TVector">The vector.</typeparam>
/// <typeparam name="TLanes">Its operations.</typeparam>
internal static unsafe class PanelRows<TVector, TLanes>
    where TVector : unmanaged
    where TLanes : struct, ILanes<TVector>
{
    private const int MaximumRows = 8;

    /// <summary>Computes all rows.</summary>
    /// <param name="product">What to compute.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    [SkipLocalsInit]
    public static void Run(PanelProduct* product)
    {
        float** rows = stackalloc float*[MaximumRows], results = stackalloc float*[MaximumRows], targets = stackalloc float*[MaximumRows];
        float* scratch = stackalloc float[MaximumRows * PanelProduct.PanelWidth];
        bool direct = !product->AddToResult && product->Columns % TLanes.Count == 0;
        for (int row = 0; row < MaximumRows; row++) targets[row] = scratch + (row * PanelProduct.PanelWidth);

        float* sampleA = product->A, sampleC = product->C;
        int* rowOffsets = product->RowOffsets;
        int rowOfSample = 0, rowsPerSample = product->RowsPerSample;
        for (long left = (long)product->Samples * rowsPerSample; left > 0;)
        {
            int height = HeightOfNextTile(left);
            for (int row = 0; row < height; row++)
            {
                rows[row] = sampleA + rowOffsets[rowOfSample];
                results[row] = sampleC + (rowOfSample * product->RowStrideC);
                if (++rowOfSample == rowsPerSample)
                {
                    rowOfSample = 0;
                    sampleA += product->SampleStrideA;
                    sampleC += product->SampleStrideC;
                }
            }

            if (product->AddToResult) Fetch(results, height);
            ComputeTiles(product, height, rows, direct ? results : targets);
            if (!direct) Finish(product, height, targets, results);
            left -= height;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int HeightOfNextTile(long left) => left >= TLanes.MaximumRows ? TLanes.MaximumRows : left >= 4 ? 4 : left >= 2 ? 2 : 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ComputeTiles(PanelProduct* product, int height, float** rows, float** results)
    {
        int columns = product->Columns, column = 0;
        for (; columns - column > TLanes.Count; column += 2 * TLanes.Count)
        {
            switch (height)
            {
                case 8: WideTile<TVector, TLanes>.EightRows(product, rows, results, column); break;
                case 4: WideTile<TVector, TLanes>.FourRows(product, rows, results, column); break;
                case 2: WideTile<TVector, TLanes>.TwoRows(product, rows, results, column); break;
                default: WideTile<TVector, TLanes>.OneRow(product, rows, results, column); break;
            }
        }

        if (column >= columns) return;
        switch (height)
        {
            case 8: NarrowTile<TVector, TLanes>.EightRows(product, rows, results, column); break;
            case 4: NarrowTile<TVector, TLanes>.FourRows(product, rows, results, column); break;
            case 2: NarrowTile<TVector, TLanes>.TwoRows(product, rows, results, column); break;
            default: NarrowTile<TVector, TLanes>.OneRow(product, rows, results, column); break;
        }
    }

    /// <summary>Brings the rows that are added to into the cache while their sums are computed: they lie too far apart for the processor to guess.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Fetch(float** results, int height)
    {
        if (!Sse.IsSupported) return;
        for (int row = 0; row < height; row++)
        {
            Sse.Prefetch0(results[row]);
            Sse.Prefetch0(results[row] + (PanelProduct.PanelWidth / 2));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Finish(PanelProduct* product, int height, float** sums, float** results)
    {
        int columns = product->Columns;
        for (int row = 0; row < height; row++)
        {
            float* sum = sums[row], result = results[row];
            if (!product->AddToResult)
            {
                new ReadOnlySpan<float>(sum, columns).CopyTo(new Span<float>(result, columns));
                continue;
            }

            int column = 0;
            for (; column <= columns - TLanes.Count; column += TLanes.Count)
            {
                TLanes.Store(TLanes.Add(TLanes.Load(result + column), TLanes.Load(sum + column)), result + column);
            }

            for (; column < columns; column++) result[column] += sum[column];
        }
    }
}
