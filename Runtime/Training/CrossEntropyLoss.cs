namespace Ottt.Training;

/// <summary>
/// The cross entropy of the softmax of the output, mean over the batch: PyTorch's <c>CrossEntropyLoss</c>. Stable for outputs of any size,
/// as the largest is subtracted before the exponential.
/// </summary>
public sealed class CrossEntropyLoss : Loss
{
    /// <inheritdoc/>
    internal override LossShares? Shares => new LossShares(CrossEntropy: 1, SquaredError: 0);

    /// <inheritdoc/>
    protected override double Compute(ReadOnlySpan<float> output, ReadOnlySpan<int> labels, int classes, Span<float> gradient)
    {
        double total = 0;
        for (int sample = 0; sample < labels.Length; sample++)
        {
            ReadOnlySpan<float> row = output.Slice(sample * classes, classes);
            total += Row(row, labels[sample], 1.0 / labels.Length, gradient.Slice(sample * classes, classes));
        }

        return total / labels.Length;
    }

    private static double Row(ReadOnlySpan<float> output, int label, double scale, Span<float> gradient)
    {
        float largest = float.NegativeInfinity;
        float notFinite = 0;
        foreach (float value in output)
        {
            largest = MathF.Max(largest, value);

            // A minus infinity would vanish in the exponential; here it leaves a NaN, as every value that is not finite does.
            notFinite += value * 0;
        }

        double sum = notFinite;
        foreach (float value in output) sum += Math.Exp((double)value - largest);

        for (int index = 0; index < output.Length; index++)
        {
            double probability = Math.Exp((double)output[index] - largest) / sum;
            gradient[index] = (float)((probability - (index == label ? 1 : 0)) * scale);
        }

        return Math.Log(sum) + largest - output[label];
    }
}
