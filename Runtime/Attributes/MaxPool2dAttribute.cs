namespace Ottt;

/// <summary>
/// The maximum over windows of [channels, height, width]; see <c>torch.nn.MaxPool2d</c>. Among equal values the gradient goes to the first in
/// row-major order. A trace is pooled on its own values, so it does not commute with the maximum.
/// </summary>
/// <param name="kernel">The size of the window on both axes, at least 1. The stride is the same unless given.</param>
public sealed class MaxPool2dAttribute(int kernel) : WindowAttribute(kernel);
