using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Ottt.Cpu;

/// <summary>
/// Weight standardisation (Qiao et al., 2019, in the scaled form of normaliser-free networks): each output unit's weights get mean 0 and a
/// norm of about 1, times a gain. Sums are in double precision, sixteen side by side and then those in order, on every machine.
/// </summary>
public static class WeightStandardization
{
    /// <summary>The pieces into which the units of a weight are cut; they may run in any order and at once.</summary>
    /// <param name="units">The output units.</param>
    public static int Pieces(int units) => PieceRange.Count(units);

    /// <summary>Standardises a weight: (w - mean) / sqrt(variance fan + epsilon) gain, with the unbiased variance; one piece of it.</summary>
    /// <param name="weight">[units, fan].</param>
    /// <param name="gain">[units], or empty for 1.</param>
    /// <param name="standardized">[units, fan].</param>
    /// <param name="units">The output units.</param>
    /// <param name="fan">The weights of a unit, at least 2.</param>
    /// <param name="epsilon">Added under the root.</param>
    /// <param name="piece">The piece, of <see cref="Pieces"/>.</param>
    public static void Forward(
        ReadOnlySpan<float> weight, ReadOnlySpan<float> gain, Span<float> standardized, int units, int fan, float epsilon, int piece)
    {
        (int first, int end) = PieceRange.Of(units, piece);
        for (int unit = first; unit < end; unit++)
        {
            ReadOnlySpan<float> from = weight.Slice(unit * fan, fan);
            (double mean, double norm) = MeanAndNorm(from, epsilon);
            Scale(from, standardized.Slice(unit * fan, fan), mean, (gain.IsEmpty ? 1 : gain[unit]) / norm);
        }
    }

    /// <summary>Adds the gradients of weight and gain, and clears the gradient that they come from; one piece of it.</summary>
    /// <param name="weight">[units, fan].</param>
    /// <param name="gain">[units], or empty for 1.</param>
    /// <param name="standardizedGradient">The gradient of the standardised weight, [units, fan]; zero afterwards.</param>
    /// <param name="weightGradient">[units, fan]; added to.</param>
    /// <param name="gainGradient">[units], or empty; added to.</param>
    /// <param name="units">The output units.</param>
    /// <param name="fan">The weights of a unit, at least 2.</param>
    /// <param name="epsilon">Added under the root.</param>
    /// <param name="piece">The piece, of <see cref="Pieces"/>.</param>
    public static void Gradient(
        ReadOnlySpan<float> weight,
        ReadOnlySpan<float> gain,
        Span<float> standardizedGradient,
        Span<float> weightGradient,
        Span<float> gainGradient,
        int units,
        int fan,
        float epsilon,
        int piece)
    {
        (int first, int end) = PieceRange.Of(units, piece);
        for (int unit = first; unit < end; unit++)
        {
            Span<float> upstream = standardizedGradient.Slice(unit * fan, fan);
            float ofGain = GradientOfUnit(weight.Slice(unit * fan, fan), gain.IsEmpty ? 1 : gain[unit], upstream, weightGradient.Slice(unit * fan, fan), epsilon);
            if (!gainGradient.IsEmpty) gainGradient[unit] += ofGain;
        }
    }

    /// <summary>Adds the gradient of the weights of one unit, and clears the gradient that it comes from; returns the gradient of the gain.</summary>
    /// <param name="weights">The weights, at least 2.</param>
    /// <param name="gain">The gain.</param>
    /// <param name="upstream">The gradient of the standardised weights; zero afterwards.</param>
    /// <param name="gradient">What is added to.</param>
    /// <param name="epsilon">Added under the root.</param>
    internal static float GradientOfUnit(ReadOnlySpan<float> weights, float gain, Span<float> upstream, Span<float> gradient, float epsilon)
    {
        int fan = weights.Length;
        (double mean, double norm) = MeanAndNorm(weights, epsilon);
        double sum = CentredSums.Of(upstream), along = CentredSums.OfProducts(upstream, 0, weights, mean);

        // The gradient loses its mean and its part along the centred weight; variance fan is sum of squares times fan / (fan - 1).
        AddCentred(weights, upstream, gradient, mean, gain / norm, sum / fan, along / (norm * norm) * fan / (fan - 1));
        upstream.Clear();
        return (float)(along / norm);
    }

    private static (double Mean, double Norm) MeanAndNorm(ReadOnlySpan<float> weights, float epsilon)
    {
        double mean = CentredSums.Of(weights) / weights.Length;
        double squares = CentredSums.OfProducts(weights, mean, weights, mean);
        return (mean, Math.Sqrt((squares / (weights.Length - 1) * weights.Length) + epsilon));
    }

    /// <summary>to = (from - mean) scale.</summary>
    private static void Scale(ReadOnlySpan<float> from, Span<float> to, double mean, double scale)
    {
        Vector512<double> centre = Vector512.Create(mean), factor = Vector512.Create(scale);
        ReadOnlySpan<Vector512<float>> fromVectors = MemoryMarshal.Cast<float, Vector512<float>>(from);
        Span<Vector512<float>> toVectors = MemoryMarshal.Cast<float, Vector512<float>>(to);
        for (int index = 0; index < fromVectors.Length; index++)
        {
            toVectors[index] = Vector512.Narrow(
                (Vector512.WidenLower(fromVectors[index]) - centre) * factor,
                (Vector512.WidenUpper(fromVectors[index]) - centre) * factor);
        }

        for (int index = fromVectors.Length * Vector512<float>.Count; index < from.Length; index++) to[index] = (float)((from[index] - mean) * scale);
    }

    /// <summary>to += scale (upstream - upstreamMean - pull (from - mean)).</summary>
    private static void AddCentred(
        ReadOnlySpan<float> from, ReadOnlySpan<float> upstream, Span<float> to, double mean, double scale, double upstreamMean, double pull)
    {
        Vector512<double> factor = Vector512.Create(scale), centre = Vector512.Create(mean), level = Vector512.Create(upstreamMean), slope = Vector512.Create(pull);
        ReadOnlySpan<Vector512<float>> fromVectors = MemoryMarshal.Cast<float, Vector512<float>>(from), upstreamVectors = MemoryMarshal.Cast<float, Vector512<float>>(upstream);
        Span<Vector512<float>> toVectors = MemoryMarshal.Cast<float, Vector512<float>>(to);
        for (int index = 0; index < fromVectors.Length; index++)
        {
            toVectors[index] += Vector512.Narrow(
                factor * (Vector512.WidenLower(upstreamVectors[index]) - level - (slope * (Vector512.WidenLower(fromVectors[index]) - centre))),
                factor * (Vector512.WidenUpper(upstreamVectors[index]) - level - (slope * (Vector512.WidenUpper(fromVectors[index]) - centre))));
        }

        for (int index = fromVectors.Length * Vector512<float>.Count; index < from.Length; index++)
        {
            to[index] += (float)(scale * (upstream[index] - upstreamMean - (pull * (from[index] - mean))));
        }
    }
}
