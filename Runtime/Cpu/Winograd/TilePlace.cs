namespace Ottt.Cpu.Winograd;

/// <summary>Where a tile lies, and what of it lies inside the image.</summary>
/// <param name="Offset">The first pixel, in floats from the first sample.</param>
/// <param name="Rows">The rows inside the image.</param>
/// <param name="Columns">The columns inside the image.</param>
internal readonly record struct TilePlace(nint Offset, int Rows, int Columns)
{
    /// <summary>Whether the image contains the whole tile.</summary>
    /// <param name="size">The pixels of a tile in each direction.</param>
    public bool IsWhole(int size) => Rows == size && Columns == size;
}
