namespace Ottt.Cpu;

/// <summary>Average pooling to a given output size. Activations have the layout of <see cref="Layout"/>.</summary>
public static class AdaptiveAvgPool2d
{
    /// <summary>Computes the averages of windows.</summary>
    /// <param name="geometry">The sizes.</param>
    /// <param name="x">[samples][in height][in width][channels].</param>
    /// <param name="y">[samples][out height][out width][channels].</param>
    /// <param name="samples">The samples.</param>
    public static void Forward(AdaptivePool2dGeometry geometry, ReadOnlySpan<float> x, Span<float> y, int samples) =>
        WindowAverage.Forward(geometry.Windows, x, y, samples);

    /// <summary>
    /// Computes the gradient of the input: every pixel of a window gets its share; where windows overlap, shares add up in row-major order.
    /// </summary>
    /// <param name="geometry">The sizes.</param>
    /// <param name="outputGradient">[samples][out height][out width][channels].</param>
    /// <param name="inputGradient">[samples][in height][in width][channels]; overwritten.</param>
    /// <param name="samples">The samples.</param>
    public static void InputGradient(
        AdaptivePool2dGeometry geometry, ReadOnlySpan<float> outputGradient, Span<float> inputGradient, int samples) =>
        WindowAverage.InputGradient(geometry.Windows, outputGradient, inputGradient, samples);
}
