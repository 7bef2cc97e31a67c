namespace Ottt;

/// <summary>
/// Enlarges [channels, height, width] to [channels, height scale, width scale]; see <c>torch.nn.Upsample</c>. It commutes with the trace.
/// </summary>
/// <param name="scale">The factor on both axes, at least 1.</param>
public sealed class UpsampleAttribute(int scale) : LayerAttribute
{
    /// <summary>The factor on both axes.</summary>
    public int Scale { get; } = scale;

    /// <summary>The factor of the height, at least 1; overrides the factor given for both axes.</summary>
    public int ScaleHeight { get; set; } = scale;

    /// <summary>The factor of the width, at least 1; overrides the factor given for both axes.</summary>
    public int ScaleWidth { get; set; } = scale;

    /// <summary>Where pixels come from. Nearest by default.</summary>
    public UpsampleMode Mode { get; set; }
}
