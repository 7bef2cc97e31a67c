namespace Ottt.Cpu;

/// <summary>Maximum pooling; padding never wins. Activations have the layout of <see cref="Layout"/>.</summary>
public static class MaxPool2d
{
    /// <summary>Computes the maxima of windows.</summary>
    /// <param name="geometry">The sizes.</param>
    /// <param name="x">[samples][in height][in width][channels].</param>
    /// <param name="y">[samples][out height][out width][channels].</param>
    /// <param name="samples">The samples.</param>
    public static void Forward(Pool2dGeometry geometry, ReadOnlySpan<float> x, Span<float> y, int samples) =>
        WindowMaximum.Forward(geometry.Windows, x, y, samples);

    /// <summary>
    /// Computes the gradient of the input: that of a window goes to its first maximum in row-major order; where windows overlap, gradients
    /// add up.
    /// </summary>
    /// <param name="geometry">The sizes.</param>
    /// <param name="x">The input of the forward step, [samples][in height][in width][channels].</param>
    /// <param name="outputGradient">[samples][out height][out width][channels].</param>
    /// <param name="inputGradient">[samples][in height][in width][channels]; overwritten.</param>
    /// <param name="samples">The samples.</param>
    public static void InputGradient(
        Pool2dGeometry geometry, ReadOnlySpan<float> x, ReadOnlySpan<float> outputGradient, Span<float> inputGradient, int samples) =>
        WindowMaximum.InputGradient(geometry.Windows, x, outputGradient, inputGradient, samples);
}
