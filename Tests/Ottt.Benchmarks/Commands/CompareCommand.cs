using System.CommandLine;
using Ottt.Benchmarks.Comparison;
using Ottt.Benchmarks.Layers;

namespace Ottt.Benchmarks.Commands;

/// <summary><c>compare</c>: compiled networks beside the reference algorithm and what one can write by hand with the same library.</summary>
internal static class CompareCommand
{
    private static readonly Option<string[]> Nets = Lists.Words(
        "--nets", "a: 784-800-10, b: small CNN, c: the paper's VGG-11.", BenchmarkNets.Letters);

    private static readonly Option<int[]> Batches = Lists.Counts("--batches", "The samples of a batch.", 1, 32, 128);
    private static readonly Option<int[]> Steps = Lists.Counts("--steps", "The time steps of a batch.", 6, 24);
    private static readonly Option<string[]> Rules = Lists.Words("--rules", "When parameters change.", RuleNames.All);

    private static readonly Option<double> Seconds = new("--seconds")
    {
        Description = "How long each row is measured, warm-up not counted.",
        DefaultValueFactory = _ => 4,
    };

    private static readonly Option<int> Threads = Lists.OneCount("--threads", "The threads of each contender.", Environment.ProcessorCount);
    private static readonly Option<double> Zeros = Lists.Share("--zeros", "The share of input elements that are zero; of MNIST's it is 0.81.");
    private static readonly Option<bool> All = new("--all") { Description = "Also what takes the peers minutes a batch." };
    private static readonly Option<bool> OnlyOurs = new("--only-ours") { Description = "Without the peers." };

    private static readonly Option<bool> Check = new("--check")
    {
        Description = "Compares gradients instead of times: those of every contender with those of the reference.",
    };

    public static Command Create()
    {
        var command = new Command("compare", "Compares a training batch with the reference algorithm in TorchSharp; writes a Markdown table.")
        {
            Nets, Batches, Steps, Rules, Seconds, Threads, Zeros, All, OnlyOurs, Check,
        };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult result)
    {
        ComparisonPlan plan = Read(result);
        if (result.GetValue(Check)) return GradientCheck.Run(plan.Nets, plan.Threads, Console.Out) ? 0 : 1;
        ComparisonReport.Write(plan, Console.Out);
        return 0;
    }

    private static ComparisonPlan Read(ParseResult result) => new(
        result.GetRequiredValue(Nets),
        result.GetRequiredValue(Batches),
        result.GetRequiredValue(Steps),
        [.. result.GetRequiredValue(Rules).Select(RuleNames.Parse)],
        result.GetRequiredValue(Threads),
        result.GetRequiredValue(Zeros),
        result.GetRequiredValue(Seconds),
        result.GetValue(All),
        result.GetValue(OnlyOurs));
}
