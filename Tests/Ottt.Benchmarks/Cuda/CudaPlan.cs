using Ottt.Benchmarks.Layers;
using Ottt.Training;

namespace Ottt.Benchmarks.Cuda;

/// <summary>What is to be measured on a GPU.</summary>
/// <param name="Nets">The networks.</param>
/// <param name="Batches">The batch sizes.</param>
/// <param name="Steps">The numbers of time steps.</param>
/// <param name="Precisions">The arithmetic of products.</param>
/// <param name="Rules">The update rules.</param>
/// <param name="Seconds">How long a contender is measured.</param>
/// <param name="Limit">After how many seconds PyTorch is not waited for any more.</param>
/// <param name="CompileLimit">How many seconds torch.compile may take for a row.</param>
/// <param name="Kernels">Whether to measure the kernels, too.</param>
/// <param name="OnlyOurs">Whether to leave PyTorch out.</param>
internal sealed record CudaPlan(
    IReadOnlyList<string> Nets,
    IReadOnlyList<int> Batches,
    IReadOnlyList<int> Steps,
    IReadOnlyList<Precision> Precisions,
    IReadOnlyList<UpdateRule> Rules,
    double Seconds,
    double Limit,
    double CompileLimit,
    bool Kernels,
    bool OnlyOurs)
{
    /// <summary>The rows, in order.</summary>
    public IEnumerable<CudaRow> Rows =>
        from net in Nets
        from batch in Batches
        from steps in Steps
        from rule in Rules
        from precision in Precisions
        select new CudaRow(new Workload(BenchmarkNets.Of(net), batch, steps, rule, Threads: 1, Zeros: 0), precision);
}

/// <summary>What a row measures.</summary>
/// <param name="Workload">What is trained.</param>
/// <param name="Precision">The arithmetic of products.</param>
internal sealed record CudaRow(Workload Workload, Precision Precision)
{
    public override string ToString() => $"{Workload}, {PrecisionNames.Of(Precision)}";
}
