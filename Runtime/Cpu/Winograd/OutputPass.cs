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
        const int PatchLength = Points.Outputs * Points.Outputs * Panels.Width;
        float* space = stackalloc float[PatchLength + (Points.Positions * TLanes.Count) + CacheLine.Floats];
        float* patch = CacheLine.Align(space), half = patch + PatchLength;
        for (int tile = 0; tile < Count; tile++)
        {
            TilePlace place = Grid.Place(First + tile, Points.Outputs);
            bool direct = place.IsWhole(Points.Outputs);
            float* image = Images + place.Offset, pixels = direct ? image : patch, values = Values + (tile * Panels.Width);
            nint pixelStride = direct ? Grid.Channels : Panels.Width, rowStride = direct ? Grid.RowStride : Points.Outputs * Panels.Width;
            int channel = 0;
            for (; channel + TLanes.Count <= Channels; channel += TLanes.Count)
            {
                OutputTransform.Apply<TVector, TLanes>(
                    values + channel, ValueStride, Bias + channel, pixels + channel, rowStride, pixelStride, (TVector*)half);
            }

            for (; channel < Channels; channel++)
            {
                OutputTransform.Apply<float, ScalarLanes>(
                    values + channel, ValueStride, Bias + channel, pixels + channel, rowStride, pixelStride, half);
            }

            if (!direct) CopyFromPatch(patch, image, place);
        }
    }

    private void CopyFromPatch(float* patch, float* image, TilePlace place)
    {
        for (int row = 0; row < place.Rows; row++)
        {
            for (int column = 0; column < place.Columns; column++)
            {
                float* pixel = patch + (((row * Points.Outputs) + column) * Panels.Width);
                float* destination = image + (row * Grid.RowStride) + ((nint)column * Grid.Channels);
                new ReadOnlySpan<float>(pixel, Channels).CopyTo(new Span<float>(destination, Channels));
            }
        }
    }
}
