namespace Ottt;

/// <summary>The mean over windows of [channels, height, width]; see <c>torch.nn.AvgPool2d</c>. It commutes with the trace.</summary>
/// <param name="kernel">The size of the window on both axes, at least 1. The stride is the same unless given.</param>
public sealed class AvgPool2dAttribute(int kernel) : LayerAttribute
{
    /// <summary>The size of the window on both axes.</summary>
    public int Kernel { get; } = kernel;

    /// <summary>The height of the window; overrides the size given for both axes.</summary>
    public int KernelHeight { get; set; } = kernel;

    /// <summary>The width of the window; overrides the size given for both axes.</summary>
    public int KernelWidth { get; set; } = kernel;

    /// <summary>The step between windows, at least 1, on both axes. The kernel by default.</summary>
    public int Stride { get; set; } = kernel;

    /// <summary>The step between windows, at least 1, along the height; overrides <see cref="Stride"/>.</summary>
    public int StrideHeight { get; set; } = kernel;

    /// <summary>The step between windows, at least 1, along the width; overrides <see cref="Stride"/>.</summary>
    public int StrideWidth { get; set; } = kernel;

    /// <summary>The border added on each side, at most half the kernel, on both axes. 0 by default.</summary>
    public int Padding { get; set; }

    /// <summary>The border added on each side, at most half the kernel, along the height; overrides <see cref="Padding"/>.</summary>
    public int PaddingHeight { get; set; }

    /// <summary>The border added on each side, at most half the kernel, along the width; overrides <see cref="Padding"/>.</summary>
    public int PaddingWidth { get; set; }

    /// <summary>Whether padded positions count in the divisor. True by default.</summary>
    public bool CountIncludePad { get; set; } = true;
}
