namespace Ottt;

/// <summary>
/// A <see cref="LinearAttribute"/> whose weight is standardised before use: per output, (w - mean) / sqrt(variance fan + epsilon) gain, with the
/// unbiased variance. Parameters <c>weight</c> [out, in], <c>bias</c> [out] and <c>gain</c> [out, 1], which begins at 1.
/// </summary>
/// <param name="outFeatures">The number of outputs, at least 1.</param>
public sealed class WSLinearAttribute(int outFeatures) : LayerAttribute
{
    /// <summary>The number of outputs.</summary>
    public int OutFeatures { get; } = outFeatures;

    /// <summary>Whether a bias is added. True by default.</summary>
    public bool Bias { get; set; } = true;

    /// <summary>How the weight is drawn.</summary>
    public Initialization Initialization { get; set; }

    /// <summary>Whether each output has a trained factor. True by default.</summary>
    public bool Gain { get; set; } = true;

    /// <summary>What is added to variance times fan under the root: finite and greater than 0. 1e-4 by default.</summary>
    public double Epsilon { get; set; } = 1e-4;
}
