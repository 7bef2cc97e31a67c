namespace Ottt.Benchmarks.Events;

/// <summary>How much faster products are without the terms of zeros, by the share of elements that are not zero.</summary>
internal static class EventsReport
{
    private static readonly double[] Densities = [0.02, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6, 0.8, 1];

    private static readonly EventShape[] Shapes =
    [
        new(784, 800, 128), new(784, 800, 32), new(784, 800, 1), new(784, 64, 128), new(784, 128, 128), new(512, 512, 128), new(3136, 512, 128),
    ];

    public static void Write(TextWriter output)
    {
        output.WriteLine("Times of the dense product over those without the terms of zeros; where both are even; and where the compiler's kernels change over.");
        output.WriteLine();
        output.WriteLine($"| inputs | outputs | batch | product | {string.Join(" | ", Densities.Select(density => $"{density:P0}"))} | even at | taken up to |");
        output.WriteLine($"| ---: | ---: | ---: | --- | {string.Join(" | ", Densities.Select(_ => "---:"))} | ---: | ---: |");
        foreach (EventShape shape in Shapes)
        {
            Row(output, shape, "output", shape.MeasureForward, shape.ForwardLimit);
            Row(output, shape, "weight gradient", shape.MeasureWeightGradient, shape.WeightGradientLimit);
        }
    }

    private static void Row(TextWriter output, EventShape shape, string product, Func<double, double> speedup, double limit)
    {
        double[] speedups = [.. Densities.Select(speedup)];
        output.WriteLine(
            $"| {shape.Inputs} | {shape.Outputs} | {shape.Samples} | {product} | {string.Join(" | ", speedups.Select(value => $"{value:F2}"))} | {Even(speedups)} | {Math.Max(limit, 0):P0} |");
    }

    /// <summary>Between the last density at which it is faster and the next, on a straight line.</summary>
    private static string Even(double[] speedups)
    {
        int last = Array.FindLastIndex(speedups, value => value >= 1);
        if (last < 0) return "never";
        if (last == speedups.Length - 1) return "always";
        double way = (speedups[last] - 1) / (speedups[last] - speedups[last + 1]);
        return $"{Densities[last] + (way * (Densities[last + 1] - Densities[last])):P0}";
    }
}
