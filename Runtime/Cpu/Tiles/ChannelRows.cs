using System.Runtime.CompilerServices;

namespace Ottt.Cpu.Tiles;

/// <summary>
/// Cuts a <see cref="ChannelProduct"/> into tiles. The columns of some rows follow each other as they do in memory; a row is read again, for another step,
/// while it is in the cache.
/// </summary>
/// <typeparam name="TVector">The vector.</typeparam>
/// <typeparam name="TLanes">Its operations.</typeparam>
internal static unsafe class ChannelRows<TVector, TLanes>
    where TVector : unmanaged
    where TLanes : struct, ILanes<TVector>
{
    private const int MostRows = 9;
    private const int RowsWithPlaces = 8;

    /// <summary>Computes the columns that fill whole vectors; returns the column behind them. A vector has several groups.</summary>
    /// <param name="product">What to compute.</param>
    /// <param name="first">The first column.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    [SkipLocalsInit]
    public static int Run(ChannelProduct* product, int first)
    {
        int end = first + ((product->Columns - first) / TLanes.Count * TLanes.Count);
        if (first == end) return end;
        float** rows = stackalloc float*[MostRows], results = stackalloc float*[MostRows];
        float* zeros = stackalloc float[16], places = stackalloc float[RowsWithPlaces * 16];
        new Span<float>(zeros, 16).Clear();
        if (product->Channels > 1) FindPlaces((int*)places, product->Channels);
        float* sampleA = product->A, sampleC = product->C;
        int rowOfSample = 0, rowsPerSample = product->RowsPerSample, rowsOfOffset = product->HasChannelsInRows ? product->Channels : 1;
        for (long left = (long)product->Samples * rowsPerSample; left > 0;)
        {
            int height = HeightOfNextTile(left, product->Channels);
            for (int row = 0; row < height; row++)
            {
                rows[row] = sampleA + product->RowOffsets[rowOfSample / rowsOfOffset];
                results[row] = sampleC + (rowOfSample * product->RowStrideC);
                if (++rowOfSample == rowsPerSample)
                {
                    rowOfSample = 0;
                    sampleA += product->SampleStrideA;
                    sampleC += product->SampleStrideC;
                }
            }

            for (int column = first; column < end; column += TLanes.Count)
            {
                float* start = product->Start == null ? zeros : product->Start + column;
                if (product->Channels == 1) ComputeChannels(product, height, rows, results, start, column);
                else if (product->HasChannelsInRows) ComputeGroupsOfRows(product, height, rows, results, start, places, column);
                else ComputeGroups(product, height, rows, results, start, places, column);
            }

            left -= height;
        }

        return end;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int HeightOfNextTile(long left, int channels) => left == 9 && channels == 1 ? 9 : left >= 8 ? 8 : left >= 4 ? 4 : left >= 2 ? 2 : 1;

    /// <summary>For each of eight rows, or channels of a group, the places in a vector of what each column meets.</summary>
    private static void FindPlaces(int* places, int channels)
    {
        for (int row = 0; row < RowsWithPlaces; row++)
        {
            for (int column = 0; column < TLanes.Count; column++) places[(row * 16) + column] = (column & -channels) + (row % channels);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ComputeChannels(ChannelProduct* product, int height, float** rows, float** results, float* start, nint column)
    {
        switch (height)
        {
            case 9: ChannelTile<TVector, TLanes>.NineRows(product, rows, results, start, column); break;
            case 8: ChannelTile<TVector, TLanes>.EightRows(product, rows, results, start, column); break;
            case 4: ChannelTile<TVector, TLanes>.FourRows(product, rows, results, start, column); break;
            case 2: ChannelTile<TVector, TLanes>.TwoRows(product, rows, results, start, column); break;
            default: ChannelTile<TVector, TLanes>.OneRow(product, rows, results, start, column); break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ComputeGroups(ChannelProduct* product, int height, float** rows, float** results, float* start, float* places, nint column)
    {
        switch (height)
        {
            case 8: GroupTile<TVector, TLanes>.EightRows(product, rows, results, start, places, column); break;
            case 4: GroupTile<TVector, TLanes>.FourRows(product, rows, results, start, places, column); break;
            case 2: GroupTile<TVector, TLanes>.TwoRows(product, rows, results, start, places, column); break;
            default: GroupTile<TVector, TLanes>.OneRow(product, rows, results, start, places, column); break;
        }
    }

    /// <summary>A tile starts at the first channel of a group, because there are whole groups of rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ComputeGroupsOfRows(ChannelProduct* product, int height, float** rows, float** results, float* start, float* places, nint column)
    {
        switch (height)
        {
            case 8: GroupRowTile<TVector, TLanes>.EightRows(product, rows, results, start, places, column); break;
            case 4: GroupRowTile<TVector, TLanes>.FourRows(product, rows, results, start, places, column); break;
            default: GroupRowTile<TVector, TLanes>.TwoRows(product, rows, results, start, places, column); break;
        }
    }
}
