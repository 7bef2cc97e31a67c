namespace Ottt;

/// <summary>Multiplies by a constant, spike and trace alike: 2.74 behind the neurons of the weight-standardised VGG of the OTTT paper.</summary>
/// <param name="factor">The factor, finite.</param>
public sealed class ScaleAttribute(double factor) : LayerAttribute
{
    /// <summary>The factor.</summary>
    public double Factor { get; } = factor;
}
