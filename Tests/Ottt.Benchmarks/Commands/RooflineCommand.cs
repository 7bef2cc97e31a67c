using System.CommandLine;
using Ottt.Benchmarks.Roofline;

namespace Ottt.Benchmarks.Commands;

/// <summary><c>roofline</c>: where the time of a training step goes, block by block.</summary>
internal static class RooflineCommand
{
    public static Command Create() => new WorkloadOptions("c").CommandOf(
        "roofline",
        "Measures the fused blocks of a compiled network; writes a Markdown table.",
        (workload, seconds) => RooflineReport.Write(workload, seconds, Console.Out));
}
