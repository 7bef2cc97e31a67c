namespace Ottt;

/// <summary>What convolutions over [channels, height, width] have in common.</summary>
public abstract class ConvolutionAttribute : LayerAttribute
{
    private protected ConvolutionAttribute(int outChannels) => OutChannels = outChannels;

    /// <summary>The number of output channels.</summary>
    public int OutChannels { get; }

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
}
