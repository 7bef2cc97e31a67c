using Ottt.Benchmarks.Contenders;
using Ottt.Benchmarks.Layers;

namespace Ottt.Benchmarks.Comparison;

/// <summary>Writes a Markdown table, a row as soon as it is known.</summary>
/// <param name="output">Where to.</param>
/// <param name="peakFlops">What the processor does at most, in operations per second.</param>
internal sealed class ComparisonTable(TextWriter output, double peakFlops)
{
    private const string Nothing = "-";

    private static readonly string[] Columns =
    [
        "net", "batch", "T", "rule", "ours ms", "reference ms", "best variant ms", "reference/ours", "best/ours",
        "ours MiB", "reference MiB", "best MiB", "ours GFLOP/s", "of peak",
    ];

    public void Begin()
    {
        Row(Columns);
        Row(Columns.Select((_, index) => index is 0 or 3 ? "---" : "---:"));
    }

    public void Add(Workload workload, IReadOnlyList<Measurement> measurements)
    {
        Measurement? ours = Find(measurements, ContenderCatalog.Ours);
        Measurement? reference = Find(measurements, ContenderCatalog.Reference);
        Measurement? best = measurements.Where(measurement => measurement != ours && measurement != reference).MinBy(measurement => measurement.Milliseconds);
        double? speed = workload.Flops / (ours?.Milliseconds / 1e3);
        Row(
        [
            workload.Net.Letter, $"{workload.Batch}", $"{workload.TimeSteps}", RuleNames.Of(workload.Rule),
            Time(ours), Time(reference), best is null ? Nothing : $"{Time(best)} ({best.Name})",
            Ratio(reference, ours), Ratio(best, ours),
            Memory(ours), Memory(reference), Memory(best),
            speed is null ? Nothing : $"{speed / 1e9:F1}", speed is null ? Nothing : $"{speed / peakFlops:P0}",
        ]);
    }

    private static Measurement? Find(IReadOnlyList<Measurement> measurements, string name) =>
        measurements.FirstOrDefault(measurement => measurement.Name == name);

    private static string Time(Measurement? measurement) => measurement is null ? Nothing : Significant(measurement.Milliseconds);

    private static string Ratio(Measurement? other, Measurement? ours) =>
        other is null || ours is null ? Nothing : Significant(other.Milliseconds / ours.Milliseconds);

    private static string Memory(Measurement? measurement) => measurement is null ? Nothing : $"{measurement.PeakBytes / (1024.0 * 1024):F0}";

    private static string Significant(double number) => number.ToString(number < 1 ? "F3" : number < 100 ? "F2" : "F0");

    private void Row(IEnumerable<string> cells)
    {
        output.WriteLine($"| {string.Join(" | ", cells)} |");
        output.Flush();
    }
}
