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

    /// <summary>Scratch for a tile of all channels.</summary>
    public required float* Patch { get; init; }

    [SkipLocalsInit]
    public void Run<TVector, TLanes>()
        where TVector : unmanaged
        where TLanes : struct, ILanes<TVector>
    {
        int size = TTransform.Size, channels = Grid.Channels;
        float* space = stackalloc float[(Points.Positions * TLanes.Count) + CacheLine.Floats];
        float* half = CacheLine.Align(space);
        for (int tile = 0; tile < Count; tile++)
        {
            TilePlace place = Grid.Place(First + tile, size);
            float* pixels = Images + place.Offset;
            nint rowStride = Grid.RowStride;
            if (!place.IsWhole(size))
            {
                CopyToPatch(pixels, place);
                pixels = Patch;
                rowStride = (nint)size * channels;
            }

            int channel = 0;
            for (; channel + TLanes.Count <= channels; channel += TLanes.Count)
            {
                float* values = Values + Arrangement.Offset(tile, channel);
                TTransform.Apply<TVector, TLanes>(pixels + channel, rowStride, channels, values, Arrangement.ValueStride, (TVector*)half);
            }

            for (; channel < channels; channel++)
            {
                float* values = Values + Arrangement.Offset(tile, channel);
                TTransform.Apply<float, ScalarLanes>(pixels + channel, rowStride, channels, values, Arrangement.ValueStride, half);
            }
        }
    }

    // What lies outside the image counts as zero; nothing there is read.
    private void CopyToPatch(float* pixels, TilePlace place)
    {
        int rowLength = TTransform.Size * Grid.Channels;
        var patch = new Span<float>(Patch, TTransform.Size * rowLength);
        patch.Clear();
        for (int row = 0; row < place.Rows; row++)
        {
            new ReadOnlySpan<float>(pixels + (row * Grid.RowStride), place.Columns * Grid.Channels).CopyTo(patch[(row * rowLength)..]);
        }
    }
}
