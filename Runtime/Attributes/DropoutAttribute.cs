namespace Ottt;

/// <summary>
/// In training sets elements to zero with the given probability and scales the others by 1 / (1 - p); spike and trace share one mask.
/// In evaluation it is the identity. Corresponds to SpikingJelly's <c>layer.Dropout</c>.
/// </summary>
/// <param name="p">The probability of zero, in [0, 1).</param>
public sealed class DropoutAttribute(double p) : LayerAttribute
{
    /// <summary>The probability of zero.</summary>
    public double P { get; } = p;

    /// <summary>How long a mask lives. Per sequence by default, as in the reference.</summary>
    public DropoutMask Mask { get; set; }
}
