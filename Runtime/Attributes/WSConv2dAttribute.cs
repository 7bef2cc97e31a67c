namespace Ottt;

/// <summary>
/// A <see cref="Conv2dAttribute"/> whose weight is standardised before use, as in the networks of the OTTT paper: per output channel,
/// (w - mean) / sqrt(variance fan + epsilon) gain, with the unbiased variance and fan = in / groups kH kW. Parameters <c>weight</c>
/// [out, in / groups, kH, kW], <c>bias</c> [out] and <c>gain</c> [out, 1, 1, 1], which begins at 1.
/// </summary>
/// <param name="outChannels">The number of output channels, at least 1 and a multiple of <see cref="ConvolutionAttribute.Groups"/>.</param>
public sealed class WSConv2dAttribute(int outChannels) : ConvolutionAttribute(outChannels)
{
    /// <summary>Whether each output has a trained factor. True by default.</summary>
    public bool Gain { get; set; } = true;

    /// <summary>What is added to variance times fan under the root: finite and greater than 0. 1e-4 by default.</summary>
    public double Epsilon { get; set; } = 1e-4;
}
