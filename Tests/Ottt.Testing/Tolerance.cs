using System.Globalization;

namespace Ottt.Testing;

/// <summary>
/// How far a tensor may be from the expected one: |actual - expected| &lt;= Absolute + Relative M, with M the largest expected magnitude.
/// </summary>
/// <param name="Absolute">The part that does not depend on the tensor.</param>
/// <param name="Relative">The part per unit of M.</param>
internal sealed record Tolerance(double Absolute, double Relative)
{
    /// <summary>What a tensor may deviate by, or null where it does not deviate.</summary>
    /// <param name="name">The name of the tensor, for the message.</param>
    /// <param name="expected">What it should be.</param>
    /// <param name="actual">What it is.</param>
    public string? Difference(string name, ReadOnlySpan<double> expected, ReadOnlySpan<double> actual)
    {
        if (expected.Length != actual.Length) return $"{name}: {actual.Length} elements, expected {expected.Length}";

        double magnitude = 0;
        foreach (double value in expected) magnitude = Math.Max(magnitude, Math.Abs(value));
        double allowed = Absolute + (Relative * magnitude);

        int wrong = 0, firstWrong = -1, worst = 0;
        double largest = 0, largestRelative = 0;
        for (int index = 0; index < expected.Length; index++)
        {
            double deviation = Deviation(expected[index], actual[index]);
            if (expected[index] != 0) largestRelative = Math.Max(largestRelative, deviation / Math.Abs(expected[index]));
            if (deviation > largest) (largest, worst) = (deviation, index);
            if (deviation <= allowed) continue;
            if (firstWrong < 0) firstWrong = index;
            wrong++;
        }

        return wrong == 0 ? null : string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: {wrong} of {expected.Length} elements beyond {allowed:g3}; "
            + $"max abs {largest:g3} = {largest / allowed:g3} x tolerance, max rel {largestRelative:g3}; "
            + $"first [{firstWrong}] expected {expected[firstWrong]:g9}, actual {actual[firstWrong]:g9}; "
            + $"worst [{worst}] expected {expected[worst]:g9}, actual {actual[worst]:g9}");
    }

    /// <summary>Throws where a tensor deviates by more.</summary>
    /// <param name="name">The name of the tensor, for the message.</param>
    /// <param name="expected">What it should be.</param>
    /// <param name="actual">What it is.</param>
    /// <exception cref="DeviationException">It deviates.</exception>
    public void Check(string name, ReadOnlySpan<double> expected, ReadOnlySpan<double> actual)
    {
        if (Difference(name, expected, actual) is { } difference) throw new DeviationException(difference);
    }

    // A NaN compares false with everything; here it deviates without bound unless one was expected.
    private static double Deviation(double expected, double actual)
    {
        if (expected.Equals(actual)) return 0;
        double deviation = Math.Abs(actual - expected);
        return double.IsNaN(deviation) ? double.PositiveInfinity : deviation;
    }
}
