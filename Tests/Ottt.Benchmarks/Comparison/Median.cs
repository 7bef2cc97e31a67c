namespace Ottt.Benchmarks.Comparison;

/// <summary>The middle of a list of numbers.</summary>
internal static class Median
{
    /// <summary>The median; of an even number of them the mean of the middle two.</summary>
    /// <param name="numbers">At least one number.</param>
    public static double Of(IEnumerable<double> numbers)
    {
        double[] sorted = [.. numbers.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
