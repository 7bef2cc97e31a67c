using System.CommandLine;
using Ottt.Benchmarks.Monitors;

namespace Ottt.Benchmarks.Commands;

/// <summary><c>monitors</c>: what it costs to look at a training run, and that it costs nothing not to.</summary>
internal static class MonitorsCommand
{
    public static Command Create() => new WorkloadOptions("b").CommandOf(
        "monitors",
        "Measures a training batch without monitors and with them; writes a Markdown table.",
        (workload, seconds) => MonitorsReport.Write(workload, seconds, Console.Out));
}
