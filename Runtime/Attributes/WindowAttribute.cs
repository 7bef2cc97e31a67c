namespace Ottt;

/// <summary>What pools with a sliding window over [channels, height, width] have in common.</summary>
public abstract class WindowAttribute : LayerAttribute
{
    private protected WindowAttribute(int kernel)
    {
        Kernel = kernel;
        KernelHeight = kernel;
        KernelWidth = kernel;
        Stride = kernel;
        StrideHeight = kernel;
        StrideWidth = kernel;
    }

    /// <summary>The size of the window on both axes.</summary>
    public int Kernel { get; }

    /// <summary>The height of the window; overrides the size given for both axes.</summary>
    public int KernelHeight { get; set; }

    /// <summary>The width of the window; overrides the size given for both axes.</summary>
    public int KernelWidth { get; set; }

    /// <summary>The step between windows, at least 1, on both axes. The kernel by default.</summary>
    public int Stride { get; set; }

    /// <summary>The step between windows, at least 1, along the height; overrides <see cref="Stride"/>.</summary>
    public int StrideHeight { get; set; }

    /// <summary>The step between windows, at least 1, along the width; overrides <see cref="Stride"/>.</summary>
    public int StrideWidth { get; set; }

    /// <summary>The border added on each side, at most half the kernel, on both axes. 0 by default.</summary>
    public int Padding { get; set; }

    /// <summary>The border added on each side, at most half the kernel, along the height; overrides <see cref="Padding"/>.</summary>
    public int PaddingHeight { get; set; }

    /// <summary>The border added on each side, at most half the kernel, along the width; overrides <see cref="Padding"/>.</summary>
    public int PaddingWidth { get; set; }
}
