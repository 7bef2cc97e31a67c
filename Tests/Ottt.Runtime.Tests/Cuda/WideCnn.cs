namespace Ottt.Runtime.Tests.Cuda;

/// <summary>Layers with enough channels for each kind of tile, whose operands are spikes, and are not.</summary>
[OtttSequential(4, 16, 16, InputGradient = true)]
[Conv2d(128, Padding = 1), OtttLif, Conv2d(64, Kernel = 1), AvgPool2d(2)]
public sealed partial class WideCnn
{
    /// <summary>
    /// Gives it weights that every arithmetic holds, such that the same neurons fire in all of them: potentials are odd multiples of 1/16, and the threshold is none.
    /// </summary>
    public WideCnn WithShortWeights()
    {
        foreach (Parameter parameter in Parameters)
        {
            Span<float> values = parameter.Edit();
            for (int i = 0; i < values.Length; i++) values[i] = parameter.Shape.Count == 1 ? 1 / 16f : ((i * i * 3 % 7) - 3) / 8f;
        }

        return this;
    }
}
