using System.CommandLine;
using Ottt.Benchmarks.Passes;

namespace Ottt.Benchmarks.Commands;

/// <summary><c>passes</c>: what each pass of the compiler is worth.</summary>
internal static class PassesCommand
{
    public static Command Create() => new WorkloadOptions("b").CommandOf(
        "passes",
        "Measures a training batch with one pass of the compiler left out at a time; writes a Markdown table.",
        (workload, seconds) => PassesReport.Write(workload, seconds, Console.Out));
}
