namespace Ottt;

/// <summary>The mean over windows of [channels, height, width]; see <c>torch.nn.AvgPool2d</c>. It commutes with the trace.</summary>
/// <param name="kernel">The size of the window on both axes, at least 1. The stride is the same unless given.</param>
public sealed class AvgPool2dAttribute(int kernel) : WindowAttribute(kernel)
{
    /// <summary>Whether padded positions count in the divisor. True by default.</summary>
    public bool CountIncludePad { get; set; } = true;
}
