using Ottt.Benchmarks.Contenders;
using Ottt.Benchmarks.Layers;
using Ottt.Training;

namespace Ottt.Benchmarks.Comparison;

/// <summary>What is to be compared.</summary>
/// <param name="Nets">The networks.</param>
/// <param name="Batches">The batch sizes.</param>
/// <param name="Steps">The numbers of time steps.</param>
/// <param name="Rules">The update rules.</param>
/// <param name="Threads">The threads of each contender.</param>
/// <param name="Zeros">The share of input elements that are zero.</param>
/// <param name="Seconds">How long a row is measured.</param>
/// <param name="All">Whether to measure what takes the peers minutes a batch.</param>
/// <param name="OnlyOurs">Whether to leave the peers out.</param>
internal sealed record ComparisonPlan(
    IReadOnlyList<string> Nets,
    IReadOnlyList<int> Batches,
    IReadOnlyList<int> Steps,
    IReadOnlyList<UpdateRule> Rules,
    int Threads,
    double Zeros,
    double Seconds,
    bool All,
    bool OnlyOurs)
{
    private const string SlowNet = "c";
    private const int SlowBatch = 128;
    private const int SlowSteps = 24;

    /// <summary>The rows, in order.</summary>
    public IEnumerable<Workload> Rows =>
        from net in Nets
        from batch in Batches
        from steps in Steps
        from rule in Rules
        select new Workload(BenchmarkNets.Of(net), batch, steps, rule, Threads, Zeros);

    /// <summary>Whether a row is left out.</summary>
    public bool LeavesOut(Workload row) => !All && row.Net.Letter == SlowNet && (row.Batch >= SlowBatch || row.TimeSteps >= SlowSteps);

    /// <summary>The contenders of a row.</summary>
    public IEnumerable<string> Contenders(Workload row) => OnlyOurs
        ? [ContenderCatalog.Ours]
        : [ContenderCatalog.Ours, ContenderCatalog.Reference, .. ContenderCatalog.VariantsFor(row.Net, row.Rule)];
}
