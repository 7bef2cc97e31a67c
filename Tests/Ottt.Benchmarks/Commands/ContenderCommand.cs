using System.CommandLine;
using System.Globalization;
using Ottt.Benchmarks.Contenders;
using Ottt.Benchmarks.Layers;

namespace Ottt.Benchmarks.Commands;

/// <summary><c>contender</c>: one contender, for the process that compares.</summary>
internal static class ContenderCommand
{
    private const string Name = "contender";

    private static readonly Argument<string> Contender = new("name");
    private static readonly Argument<string> Net = new("net");
    private static readonly Argument<int> Batch = new("batch");
    private static readonly Argument<int> Steps = new("steps");
    private static readonly Argument<string> Rule = new("rule");
    private static readonly Argument<int> Threads = new("threads");
    private static readonly Argument<double> Zeros = new("zeros");

    public static Command Create()
    {
        var command = new Command(Name, "Trains when told to.") { Contender, Net, Batch, Steps, Rule, Threads, Zeros };
        command.Hidden = true;
        command.SetAction(result => ContenderHost.Serve(
            ContenderCatalog.Create(result.GetRequiredValue(Contender), Read(result)), Console.In, Console.Out));
        return command;
    }

    /// <summary>The arguments of a process for one contender.</summary>
    public static IEnumerable<string> Arguments(string contender, Workload workload) =>
        [Name, contender, workload.Net.Letter, $"{workload.Batch}", $"{workload.TimeSteps}", RuleNames.Of(workload.Rule), $"{workload.Threads}", workload.Zeros.ToString(CultureInfo.InvariantCulture)];

    private static Workload Read(ParseResult result) => new(
        BenchmarkNets.Of(result.GetRequiredValue(Net)),
        result.GetRequiredValue(Batch),
        result.GetRequiredValue(Steps),
        RuleNames.Parse(result.GetRequiredValue(Rule)),
        result.GetRequiredValue(Threads),
        result.GetRequiredValue(Zeros));
}
