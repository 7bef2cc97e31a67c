namespace Ottt.Cpu;

/// <summary>
/// Weight standardisation (Qiao et al., 2019, in the scaled form of normaliser-free networks): each output unit's weights get mean 0 and a
/// norm of about 1, times a gain. Sums are in double precision, in order.
/// </summary>
public static class WeightStandardization
{
    /// <summary>Standardises a weight: (w - mean) / sqrt(variance fan + epsilon) gain, with the unbiased variance.</summary>
    /// <param name="weight">[units, fan].</param>
    /// <param name="gain">[units], or empty for 1.</param>
    /// <param name="standardized">[units, fan].</param>
    /// <param name="units">The output units.</param>
    /// <param name="fan">The weights of a unit, at least 2.</param>
    /// <param name="epsilon">Added under the root.</param>
    public static void Forward(
        ReadOnlySpan<float> weight, ReadOnlySpan<float> gain, Span<float> standardized, int units, int fan, float epsilon)
    {
        for (int unit = 0; unit < units; unit++)
        {
            ReadOnlySpan<float> from = weight.Slice(unit * fan, fan);
            Span<float> to = standardized.Slice(unit * fan, fan);
            (double mean, double norm) = MeanAndNorm(from, epsilon);
            double scale = (gain.IsEmpty ? 1 : gain[unit]) / norm;
            for (int index = 0; index < fan; index++) to[index] = (float)((from[index] - mean) * scale);
        }
    }

    /// <summary>Adds the gradients of weight and gain, and clears the gradient that they come from.</summary>
    /// <param name="weight">[units, fan].</param>
    /// <param name="gain">[units], or empty for 1.</param>
    /// <param name="standardizedGradient">The gradient of the standardised weight, [units, fan]; zero afterwards.</param>
    /// <param name="weightGradient">[units, fan]; added to.</param>
    /// <param name="gainGradient">[units], or empty; added to.</param>
    /// <param name="units">The output units.</param>
    /// <param name="fan">The weights of a unit, at least 2.</param>
    /// <param name="epsilon">Added under the root.</param>
    public static void Gradient(
        ReadOnlySpan<float> weight,
        ReadOnlySpan<float> gain,
        Span<float> standardizedGradient,
        Span<float> weightGradient,
        Span<float> gainGradient,
        int units,
        int fan,
        float epsilon)
    {
        for (int unit = 0; unit < units; unit++)
        {
            ReadOnlySpan<float> from = weight.Slice(unit * fan, fan);
            Span<float> upstream = standardizedGradient.Slice(unit * fan, fan);
            Span<float> to = weightGradient.Slice(unit * fan, fan);
            (double mean, double norm) = MeanAndNorm(from, epsilon);
            double along = 0, sum = 0;
            for (int index = 0; index < fan; index++)
            {
                along += upstream[index] * (from[index] - mean);
                sum += upstream[index];
            }

            // The gradient loses its mean and its part along the centred weight; variance fan is sum of squares times fan / (fan - 1).
            double scale = (gain.IsEmpty ? 1 : gain[unit]) / norm;
            double pull = along / (norm * norm) * fan / (fan - 1);
            for (int index = 0; index < fan; index++)
            {
                to[index] += (float)(scale * (upstream[index] - (sum / fan) - (pull * (from[index] - mean))));
            }

            if (!gainGradient.IsEmpty) gainGradient[unit] += (float)(along / norm);
            upstream.Clear();
        }
    }

    private static (double Mean, double Norm) MeanAndNorm(ReadOnlySpan<float> weights, float epsilon)
    {
        double sum = 0, squares = 0;
        foreach (float weight in weights) sum += weight;
        double mean = sum / weights.Length;
        foreach (float weight in weights) squares += (weight - mean) * (weight - mean);
        return (mean, Math.Sqrt((squares / (weights.Length - 1) * weights.Length) + epsilon));
    }
}
