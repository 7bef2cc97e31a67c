using System.Runtime.CompilerServices;

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

    private static void Finish(PanelProduct* product, int height, float** sums, float** results)
    {
        for (int row = 0; row < height; row++)
        {
            var source = new ReadOnlySpan<float>(sums[row], product->Columns);
            var destination = new Span<float>(results[row], product->Columns);
            if (product->AddToResult) Elementwise.Add(source, destination);
            else source.CopyTo(destination);
        }
    }
}
