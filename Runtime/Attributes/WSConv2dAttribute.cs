namespace Ottt;

/// <summary>
/// A <see cref="Conv2dAttribute"/> whose weight is standardised before use, as in the networks of the OTTT paper: per output channel,
/// (w - mean) / sqrt(variance fan + epsilon) gain, with the unbiased variance and fan = in / groups kH kW. Parameters <c>weight</c>
/// [out, in / groups, kH, kW], <c>bias</c> [out] and <c>gain</c> [out, 1, 1, 1], which begins at 1.
/// </summary>
/// <param name="outChannels">The number of output channels, at least 1 and a multiple of <see cref="Groups"/>.</param>
public sealed class WSConv2dAttribute(int outChannels) : LayerAttribute
{
    /// <summary>The number of output channels.</summary>
    public int OutChannels { get; } = outChannels;

    /// <summary>The size of the kernel, at least 1, on both axes. 3 by default.</summary>
    public int Kernel { get; set; } = 3;

    /// <summary>The size of the kernel, at least 1, along the height; overrides <see cref="Kernel"/>.</summary>
    public int KernelHeight { get; set; } = 3;

    /// <summary>The size of the kernel, at least 1, along the width; overrides <see cref="Kernel"/>.</summary>
    public int KernelWidth { get; set; } = 3;

    /// <summary>The step between output positions, at least 1, on both axes. 1 by default.</summary>
    public int Stride { get; set; } = 1;

    /// <summary>The step between output positions, at least 1, along the height; overrides <see cref="Stride"/>.</summary>
    public int StrideHeight { get; set; } = 1;

    /// <summary>The step between output positions, at least 1, along the width; overrides <see cref="Stride"/>.</summary>
    public int StrideWidth { get; set; } = 1;

    /// <summary>The zeros added at each border, at least 0, on both axes. 0 by default.</summary>
    public int Padding { get; set; }

    /// <summary>The zeros added at each border, at least 0, along the height; overrides <see cref="Padding"/>.</summary>
    public int PaddingHeight { get; set; }

    /// <summary>The zeros added at each border, at least 0, along the width; overrides <see cref="Padding"/>.</summary>
    public int PaddingWidth { get; set; }

    /// <summary>The distance between kernel elements, at least 1, on both axes. 1 by default.</summary>
    public int Dilation { get; set; } = 1;

    /// <summary>The distance between kernel elements, at least 1, along the height; overrides <see cref="Dilation"/>.</summary>
    public int DilationHeight { get; set; } = 1;

    /// <summary>The distance between kernel elements, at least 1, along the width; overrides <see cref="Dilation"/>.</summary>
    public int DilationWidth { get; set; } = 1;

    /// <summary>The number of groups of channels that do not see each other; divides input and output channels. 1 by default.</summary>
    public int Groups { get; set; } = 1;

    /// <summary>Whether a bias is added per output channel. True by default.</summary>
    public bool Bias { get; set; } = true;

    /// <summary>How the weight is drawn.</summary>
    public Initialization Initialization { get; set; }

    /// <summary>Whether each output has a trained factor. True by default.</summary>
    public bool Gain { get; set; } = true;

    /// <summary>What is added to variance times fan under the root: finite and greater than 0. 1e-4 by default.</summary>
    public double Epsilon { get; set; } = 1e-4;
}
