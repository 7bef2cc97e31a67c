using System.Runtime.CompilerServices;
using Ottt.Cpu.Tiles;

namespace Ottt.Cpu.Winograd;

/// <summary>Transforms the products of tiles with a panel of output channels to outputs.</summary>
internal readonly unsafe struct OutputPass : IVectorPass
{
    /// <summary>The images of outputs.</summary>
    public required TileGrid Grid { get; init; }

    /// <summary>The first channel of the panel in the first sample.</summary>
    public required float* Images { get; init; }

    /// <summary>The first tile.</summary>
    public required int First { get; init; }

    /// <summary>The tiles.</summary>
    public required int Count { get; init; }

    /// <summary>The products, a row of 32 for each tile.</summary>
    public required float* Values { get; init; }

    /// <summary>The distance between the 36 products of a tile.</summary>
    public required nint ValueStride { get; init; }

    /// <summary>The biases of the panel.</summary>
    public required float* Bias { get; init; }

    /// <summary>The channels of the panel.</summary>
    public required int Channels { get; init; }

    [SkipLocalsInit]
    public void Run<TVector, TLanes>()
        where TVector : unmanaged
        where TLanes : struct, ILanes<TVector>
    {
        float* space = stackalloc float[(2 * Points.Positions * TLanes.Count) + CacheLine.Floats];
        float* half = CacheLine.Align(space), patch = half + (Points.Positions * TLanes.Count);
        for (int tile = 0; tile < Count; tile++)
        {
            TilePlace place = Grid.Place(First + tile, Points.Outputs);
            float* pixels = Images + place.Offset, next = Images + Grid.Place(First + tile + 1, Points.Outputs).Offset;
            float* values = Values + (tile * Panels.Width);
            int channel = 0;
            for (; channel + TLanes.Count <= Channels; channel += TLanes.Count)
            {
                Prefetch.Tile(next + channel, Points.Outputs, Grid.RowStride, Grid.Channels);
                Transform<TVector, TLanes>(values + channel, Bias + channel, pixels + channel, place, half, patch);
            }

            for (; channel < Channels; channel++)
            {
                Transform<float, ScalarLanes>(values + channel, Bias + channel, pixels + channel, place, half, patch);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Transform<TVector, TLanes>(float* values, float* bias, float* pixels, TilePlace place, float* half, float* patch)
        where TVector : unmanaged
        where TLanes : struct, ILanes<TVector>
    {
        if (place.IsWhole(Points.Outputs))
        {
            OutputTransform.Apply<TVector, TLanes>(values, ValueStride, bias, pixels, Grid.RowStride, Grid.Channels, (TVector*)half);
            return;
        }

        nint rowStride = Points.Outputs * TLanes.Count;
        OutputTransform.Apply<TVector, TLanes>(values, ValueStride, bias, patch, rowStride, TLanes.Count, (TVector*)half);
        CopyFromPatch<TVector, TLanes>(patch, place, pixels);
    }

    // Outputs outside the image are dropped.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void CopyFromPatch<TVector, TLanes>(float* patch, TilePlace place, float* pixels)
        where TVector : unmanaged
        where TLanes : struct, ILanes<TVector>
    {
        nint rowStride = Grid.RowStride, pixelStride = Grid.Channels;
        for (int row = 0; row < place.Rows; row++, patch += Points.Outputs * TLanes.Count, pixels += rowStride)
        {
            float* value = patch, pixel = pixels;
            for (int column = 0; column < place.Columns; column++, value += TLanes.Count, pixel += pixelStride)
            {
                TLanes.Store(TLanes.Load(value), pixel);
            }
        }
    }
}
