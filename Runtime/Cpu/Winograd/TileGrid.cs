namespace Ottt.Cpu.Winograd;

/// <summary>Images [samples][height][width][channels], covered by tiles that start every four pixels.</summary>
/// <param name="Height">The height.</param>
/// <param name="Width">The width.</param>
/// <param name="Channels">The channels.</param>
/// <param name="TileRows">The rows of tiles.</param>
/// <param name="TileColumns">The tiles of a row.</param>
internal readonly record struct TileGrid(int Height, int Width, int Channels, int TileRows, int TileColumns)
{
    /// <summary>The distance between rows of pixels.</summary>
    public nint RowStride => (nint)Width * Channels;

    /// <summary>Finds a tile.</summary>
    /// <param name="tile">Its number: samples, rows of tiles, tiles of a row.</param>
    /// <param name="size">The pixels of a tile in each direction.</param>
    public TilePlace Place(int tile, int size)
    {
        (int sample, int place) = Math.DivRem(tile, TileRows * TileColumns);
        (int tileRow, int tileColumn) = Math.DivRem(place, TileColumns);
        int row = tileRow * Points.Outputs, column = tileColumn * Points.Outputs;
        nint offset = ((nint)sample * Layout.Stride(Height * Width * Channels)) + (((nint)row * Width) + column) * Channels;
        return new TilePlace(offset, Math.Min(size, Height - row), Math.Min(size, Width - column));
    }
}
