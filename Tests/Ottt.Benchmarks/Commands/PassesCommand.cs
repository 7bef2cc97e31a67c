using System.CommandLine;
using Ottt.Benchmarks.Layers;
using Ottt.Benchmarks.Passes;

namespace Ottt.Benchmarks.Commands;

/// <summary><c>passes</c>: what each pass of the compiler is worth.</summary>
internal static class PassesCommand
{
    private static readonly Option<string> Net = new Option<string>("--net")
    {
        Description = "The network: a, b or c.",
        DefaultValueFactory = _ => "b",
    }.AcceptOnlyFromAmong([.. BenchmarkNets.Letters]);

    private static readonly Option<string> Rule = new Option<string>("--rule")
    {
        Description = "When parameters change.",
        DefaultValueFactory = _ => RuleNames.All[0],
    }.AcceptOnlyFromAmong([.. RuleNames.All]);

    private static readonly Option<int> Batch = Lists.OneCount("--batch", "The samples of a batch.", 32);
    private static readonly Option<int> Steps = Lists.OneCount("--steps", "The time steps of a batch.", 6);
    private static readonly Option<int> Threads = Lists.OneCount("--threads", "The threads.", Environment.ProcessorCount);

    private static readonly Option<double> Seconds = new("--seconds")
    {
        Description = "How long to measure, warm-up not counted.",
        DefaultValueFactory = _ => 10,
    };

    public static Command Create()
    {
        var command = new Command("passes", "Measures a training batch with one pass of the compiler left out at a time; writes a Markdown table.")
        {
            Net, Batch, Steps, Rule, Threads, Seconds,
        };
        command.SetAction(result => PassesReport.Write([Read(result)], result.GetRequiredValue(Seconds), Console.Out));
        return command;
    }

    private static Workload Read(ParseResult result) => new(
        BenchmarkNets.Of(result.GetRequiredValue(Net)),
        result.GetRequiredValue(Batch),
        result.GetRequiredValue(Steps),
        RuleNames.Parse(result.GetRequiredValue(Rule)),
        result.GetRequiredValue(Threads));
}
