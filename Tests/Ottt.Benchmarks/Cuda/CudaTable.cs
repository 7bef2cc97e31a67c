using Ottt.Benchmarks.Comparison;
using Ottt.Benchmarks.Layers;

namespace Ottt.Benchmarks.Cuda;

/// <summary>Writes a Markdown table, a row as soon as it is known.</summary>
/// <param name="output">Where to.</param>
internal sealed class CudaTable(TextWriter output)
{
    private const string Nothing = "-";

    private static readonly string[] Columns =
    [
        "net", "batch", "T", "rule", "precision", "ours ms", "reference ms", "best variant ms", "reference/ours", "best/ours", "variants ms",
        "ours MiB", "reference MiB", "best MiB", "first use s", "from the cache s",
    ];

    public void Begin()
    {
        Row(Columns);
        Row(Columns.Select((_, index) => index is 0 or 3 or 4 or 10 ? "---" : "---:"));
    }

    public void Add(CudaRow row, DeviceMeasurement ours, IReadOnlyList<PeerMeasurement> peers)
    {
        Measurement[] results = [.. peers.Select(peer => peer.Result).OfType<Measurement>()];
        Measurement? reference = Array.Find(results, result => result.Name == PeerMeasurement.Reference);
        Measurement[] variants = [.. results.Where(result => result != reference)];
        Measurement? best = variants.MinBy(variant => variant.Milliseconds);
        Workload workload = row.Workload;
        Row(
        [
            workload.Net.Letter, $"{workload.Batch}", $"{workload.TimeSteps}", RuleNames.Of(workload.Rule), PrecisionNames.Of(row.Precision),
            Significant(ours.Milliseconds), Time(reference), best is null ? Nothing : $"{Time(best)} ({best.Name})",
            Ratio(reference, ours), Ratio(best, ours),
            variants.Length == 0 ? Nothing : string.Join(", ", variants.Select(variant => $"{variant.Name} {Time(variant)}")),
            Mebibytes(ours.Bytes), Memory(reference), Memory(best), $"{ours.FirstSeconds:F2}", $"{ours.CachedSeconds:F2}",
        ]);
    }

    private static string Time(Measurement? measurement) => measurement is null ? Nothing : Significant(measurement.Milliseconds);

    private static string Ratio(Measurement? other, DeviceMeasurement ours) => other is null ? Nothing : Significant(other.Milliseconds / ours.Milliseconds);

    private static string Memory(Measurement? measurement) => measurement is null ? Nothing : Mebibytes(measurement.PeakBytes);

    private static string Mebibytes(long bytes) => $"{bytes / (1024.0 * 1024):F0}";

    private static string Significant(double number) => number.ToString(number < 1 ? "F3" : number < 100 ? "F2" : "F0");

    private void Row(IEnumerable<string> cells)
    {
        output.WriteLine($"| {string.Join(" | ", cells)} |");
        output.Flush();
    }
}
