namespace Ottt.Cpu.Winograd;

/// <summary>How the 36 values of each tile and channel lie in memory; channels come in panels of 32.</summary>
/// <param name="ValueStride">The distance between the values of a tile.</param>
/// <param name="TileStride">The distance between tiles.</param>
/// <param name="PanelStride">The distance between panels of channels.</param>
internal readonly record struct TransformedTiles(nint ValueStride, nint TileStride, nint PanelStride)
{
    /// <summary>Where the first value of a channel of a tile lies.</summary>
    public nint Offset(int tile, int channel) => (tile * TileStride) + (channel / Panels.Width * PanelStride) + (channel % Panels.Width);
}
