using System.Runtime.CompilerServices;
using Ottt.Cpu.Tiles;

namespace Ottt.Cpu.Winograd;

/// <summary>Transforms tiles of activations.</summary>
/// <typeparam name="TTransform">The transform.</typeparam>
internal readonly unsafe struct TilePass<TTransform> : IVectorPass
    where TTransform : struct, ITileTransform
{
    /// <summary>The images.</summary>
    public required TileGrid Grid { get; init; }

    /// <summary>The first sample.</summary>
    public required float* Images { get; init; }

    /// <summary>The first tile.</summary>
    public required int First { get; init; }

    /// <summary>The tiles.</summary>
    public required int Count { get; init; }

    /// <summary>How the values lie.</summary>
    public required TransformedTiles Arrangement { get; init; }

    /// <summary>Where the values of the first tile go.</summary>
    public required float* Values { get; init; }

    [SkipLocalsInit]
    public void Run<TVector, TLanes>()
        where TVector : unmanaged
        where TLanes : struct, ILanes<TVector>
    {
        int size = TTransform.Size, channels = Grid.Channels;
        float* space = stackalloc float[(2 * Points.Positions * TLanes.Count) + CacheLine.Floats];
        float* half = CacheLine.Align(space), patch = half + (Points.Positions * TLanes.Count);
        for (int tile = 0; tile < Count; tile++)
        {
            TilePlace place = Grid.Place(First + tile, size);
            float* pixels = Images + place.Offset, next = Images + Grid.Place(First + tile + 1, size).Offset;
            int channel = 0;
            for (; channel + TLanes.Count <= channels; channel += TLanes.Count)
            {
                Prefetch.Tile(next + channel, size, Grid.RowStride, channels);
                Transform<TVector, TLanes>(pixels + channel, place, Values + Arrangement.Offset(tile, channel), half, patch);
            }

            for (; channel < channels; channel++)
            {
                Transform<float, ScalarLanes>(pixels + channel, place, Values + Arrangement.Offset(tile, channel), half, patch);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Transform<TVector, TLanes>(float* pixels, TilePlace place, float* values, float* half, float* patch)
        where TVector : unmanaged
        where TLanes : struct, ILanes<TVector>
    {
        nint rowStride = Grid.RowStride, pixelStride = Grid.Channels;
        if (!place.IsWhole(TTransform.Size))
        {
            CopyToPatch<TVector, TLanes>(pixels, place, patch);
            pixels = patch;
            pixelStride = TLanes.Count;
            rowStride = TTransform.Size * pixelStride;
        }

        TTransform.Apply<TVector, TLanes>(pixels, rowStride, pixelStride, values, Arrangement.ValueStride, (TVector*)half);
    }

    // What lies outside the image counts as zero; nothing there is read.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void CopyToPatch<TVector, TLanes>(float* pixels, TilePlace place, float* patch)
        where TVector : unmanaged
        where TLanes : struct, ILanes<TVector>
    {
        int size = TTransform.Size;
        nint rowStride = Grid.RowStride, pixelStride = Grid.Channels;
        TVector zero = TLanes.Spread(0);
        for (int row = 0; row < size; row++, pixels += rowStride)
        {
            float* pixel = pixels, end = patch + (size * TLanes.Count);
            float* inside = patch + ((row < place.Rows ? place.Columns : 0) * TLanes.Count);
            for (; patch < inside; patch += TLanes.Count, pixel += pixelStride) TLanes.Store(TLanes.Load(pixel), patch);
            for (; patch < end; patch += TLanes.Count) TLanes.Store(zero, patch);
        }
    }
}
