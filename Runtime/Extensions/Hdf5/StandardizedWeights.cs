namespace Ottt.Hdf5;

/// <summary>
/// Between a standardised weight and the plain one that it stands for. Per output unit, with fan the number of its weights and the unbiased variance:
/// plain = gain (weight - mean) / sqrt(variance fan + epsilon), as in weight standardisation (Qiao et al. 2019) with the scale of Brock et al. 2021.
/// </summary>
internal static class StandardizedWeights
{
    /// <summary>The plain weight.</summary>
    /// <param name="weight">The weight, a unit after another.</param>
    /// <param name="units">The output units.</param>
    /// <param name="gain">A factor for each unit; empty where there is none.</param>
    /// <param name="epsilon">Added under the root.</param>
    public static float[] Fold(ReadOnlySpan<float> weight, int units, ReadOnlySpan<float> gain, double epsilon)
    {
        var plain = new float[weight.Length];
        int fan = weight.Length / units;
        for (int unit = 0; unit < units; unit++)
        {
            ReadOnlySpan<float> row = weight.Slice(unit * fan, fan);
            (double mean, double spread) = Moments(row);
            double factor = (gain.IsEmpty ? 1 : gain[unit]) / Math.Sqrt(spread + epsilon);
            for (int index = 0; index < fan; index++) plain[(unit * fan) + index] = (float)((row[index] - mean) * factor);
        }

        return plain;
    }

    /// <summary>A weight, and a gain where the layer has one, that stand for a plain weight; it must have the mean 0 in each unit, as every folded one has.</summary>
    /// <param name="plain">The plain weight.</param>
    /// <param name="units">The output units.</param>
    /// <param name="gain">Receives a factor for each unit; empty where there is none.</param>
    /// <param name="epsilon">Added under the root.</param>
    public static float[] Unfold(ReadOnlySpan<float> plain, int units, Span<float> gain, double epsilon)
    {
        float[] weight = plain.ToArray();
        int fan = plain.Length / units;
        for (int unit = 0; unit < units; unit++)
        {
            double spread = Moments(plain.Slice(unit * fan, fan)).Spread;
            if (!gain.IsEmpty)
            {
                gain[unit] = (float)Math.Sqrt(spread + epsilon);
                continue;
            }

            // Without a gain the scale alone decides: c^2 spread + epsilon = c^2.
            double scale = Math.Sqrt(epsilon / Math.Max(1 - spread, epsilon * 1e-3));
            for (int index = 0; index < fan; index++) weight[(unit * fan) + index] *= (float)scale;
        }

        return weight;
    }

    /// <summary>The mean, and the unbiased variance times the fan.</summary>
    private static (double Mean, double Spread) Moments(ReadOnlySpan<float> row)
    {
        double sum = 0, squares = 0;
        foreach (float value in row) sum += value;
        double mean = sum / row.Length;
        foreach (float value in row) squares += (value - mean) * (value - mean);
        return (mean, squares / (row.Length - 1) * row.Length);
    }
}
