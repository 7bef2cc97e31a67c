using Ottt.Training;

namespace Ottt.Benchmarks.Layers;

/// <summary>What one row of the comparison measures.</summary>
/// <param name="Net">The network.</param>
/// <param name="Batch">The samples of a batch.</param>
/// <param name="TimeSteps">The time steps of a batch.</param>
/// <param name="Rule">When parameters change.</param>
/// <param name="Threads">The threads that a contender may use.</param>
/// <param name="Zeros">The share of input elements that are zero.</param>
internal sealed record Workload(BenchmarkNet Net, int Batch, int TimeSteps, UpdateRule Rule, int Threads, double Zeros)
{
    /// <summary>What every contender trains with: small, so that thousands of batches of the same samples do not change how it fires.</summary>
    public const double LearningRate = 1e-3;

    public const double Momentum = 0.9;

    public double Flops => Net.FlopsPerSampleStep * Batch * TimeSteps;

    public override string ToString() => $"net {Net.Letter}, batch {Batch}, T = {TimeSteps}, {RuleNames.Of(Rule)}";
}
