using System.CommandLine;
using Ottt.Benchmarks.Layers;
using Ottt.Benchmarks.Roofline;

namespace Ottt.Benchmarks.Commands;

/// <summary><c>roofline</c>: where the time of a training step goes, block by block.</summary>
internal static class RooflineCommand
{
    private static readonly Option<string> Net = new Option<string>("--net")
    {
        Description = "The network: a, b or c.",
        DefaultValueFactory = _ => "c",
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
        var command = new Command("roofline", "Measures the fused blocks of a compiled network; writes a Markdown table.")
        {
            Net, Batch, Steps, Rule, Threads, Seconds,
        };
        command.SetAction(result => RooflineReport.Write(Read(result), result.GetRequiredValue(Seconds), Console.Out));
        return command;
    }

    private static Workload Read(ParseResult result) => new(
        BenchmarkNets.Of(result.GetRequiredValue(Net)),
        result.GetRequiredValue(Batch),
        result.GetRequiredValue(Steps),
        RuleNames.Parse(result.GetRequiredValue(Rule)),
        result.GetRequiredValue(Threads));
}
