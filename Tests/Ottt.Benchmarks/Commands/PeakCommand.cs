using System.CommandLine;
using System.Globalization;
using Ottt.Benchmarks.Machine;

namespace Ottt.Benchmarks.Commands;

/// <summary><c>peak</c>: what the processor does at most, in a process where nothing else runs.</summary>
internal static class PeakCommand
{
    private const string Name = "peak";

    private static readonly Argument<int> Threads = new("threads");

    public static Command Create()
    {
        var command = new Command(Name, "Writes the floating-point operations per second of fused multiply-adds.") { Threads };
        command.Hidden = true;
        command.SetAction(result => Console.WriteLine(
            ProcessorPeak.FlopsPerSecond(result.GetRequiredValue(Threads)).ToString(CultureInfo.InvariantCulture)));
        return command;
    }

    /// <summary>The arguments of a process that measures.</summary>
    public static IEnumerable<string> Arguments(int threads) => [Name, $"{threads}"];
}
