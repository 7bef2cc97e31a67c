namespace Ottt.Training;

/// <summary>The squared error, mean over all entries: PyTorch's <c>MSELoss</c>. Labels stand for their one-hot vectors.</summary>
public sealed class MseLoss : Loss
{
    /// <summary>Computes the loss against real-valued targets, kept in <see cref="Loss.Value"/>, and its gradient.</summary>
    /// <param name="output">The output y of the network, in any shape.</param>
    /// <param name="targets">The targets, of the same shape.</param>
    /// <returns>dL/dy, of the same shape, valid until the next call.</returns>
    /// <exception cref="ArgumentException">Output and targets differ in length, or are empty.</exception>
    public ReadOnlySpan<float> Gradient(ReadOnlySpan<float> output, ReadOnlySpan<float> targets)
    {
        if (output.IsEmpty) throw new ArgumentException("A loss needs at least one element; the output is empty.", nameof(output));
        if (output.Length != targets.Length)
        {
            throw new ArgumentException($"The output has {output.Length} elements; there are {targets.Length} targets.", nameof(targets));
        }

        Span<float> gradient = GradientBuffer(output.Length);
        double total = 0;
        for (int index = 0; index < output.Length; index++)
        {
            total += Entry(output[index], targets[index], output.Length, out gradient[index]);
        }

        Value = total / output.Length;
        return gradient;
    }

    /// <inheritdoc/>
    internal override LossShares? Shares => new LossShares(CrossEntropy: 0, SquaredError: 1);

    /// <inheritdoc/>
    protected override double Compute(ReadOnlySpan<float> output, ReadOnlySpan<int> labels, int classes, Span<float> gradient)
    {
        double total = 0;
        for (int sample = 0; sample < labels.Length; sample++)
        {
            for (int index = 0; index < classes; index++)
            {
                int entry = (sample * classes) + index;
                float target = index == labels[sample] ? 1 : 0;
                total += Entry(output[entry], target, output.Length, out gradient[entry]);
            }
        }

        return total / output.Length;
    }

    private static double Entry(float output, float target, int count, out float gradient)
    {
        double difference = (double)output - target;
        gradient = (float)(2 * difference / count);
        return difference * difference;
    }
}
