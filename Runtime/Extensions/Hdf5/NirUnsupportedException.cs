namespace Ottt.Hdf5;

/// <summary>A layer has no counterpart among NIR's primitives.</summary>
/// <param name="network">The network.</param>
/// <param name="layer">The layer, such as <c>3 GroupNorm(2)</c>.</param>
/// <param name="reason">Why.</param>
public sealed class NirUnsupportedException(string network, string layer, string reason)
    : NotSupportedException($"{network} cannot be written as NIR: layer {layer} {reason}.")
{
    /// <summary>The layer.</summary>
    public string Layer { get; } = layer;
}
