using System.CommandLine;
using Ottt.Benchmarks.Cuda;
using Ottt.Benchmarks.Layers;

namespace Ottt.Benchmarks.Commands;

/// <summary><c>cuda</c>: compiled networks on a GPU, beside PyTorch on the same GPU.</summary>
internal static class CudaCommand
{
    private static readonly Option<string[]> Nets = Lists.Words(
        "--nets", "a: 784-800-10, b: small CNN, c: the paper's VGG-11.", BenchmarkNets.Letters);

    private static readonly Option<int[]> Batches = Lists.Counts("--batches", "The samples of a batch.", 128);
    private static readonly Option<int[]> Steps = Lists.Counts("--steps", "The time steps of a batch.", 6);

    private static readonly Option<string[]> Precisions = Lists.Words(
        "--precisions", "The arithmetic of products.", PrecisionNames.All, PrecisionNames.ByDefault);

    private static readonly Option<string[]> Rules = Lists.Words("--rules", "When parameters change.", RuleNames.All, [RuleNames.All[0]]);

    private static readonly Option<double> Seconds = Positive("--seconds", "How long each contender is measured, warm-up not counted.", 1);
    private static readonly Option<double> Limit = Positive("--limit", "After how many seconds PyTorch is not waited for any more.", 150);
    private static readonly Option<double> CompileLimit = Positive("--compile-limit", "How long torch.compile may take for a row, in seconds.", 20);
    private static readonly Option<bool> Kernels = new("--kernels") { Description = "Also each kernel of a time step, with its share of what the device can do." };
    private static readonly Option<bool> OnlyOurs = new("--only-ours") { Description = "Without PyTorch." };

    public static Command Create()
    {
        var command = new Command("cuda", "Measures a training batch on a GPU, beside PyTorch where python3 has it; writes a Markdown table.")
        {
            Nets, Batches, Steps, Precisions, Rules, Seconds, Limit, CompileLimit, Kernels, OnlyOurs,
        };
        command.SetAction(result => CudaReport.Run(Read(result), Console.Out, Console.Error));
        return command;
    }

    private static CudaPlan Read(ParseResult result) => new(
        result.GetRequiredValue(Nets),
        result.GetRequiredValue(Batches),
        result.GetRequiredValue(Steps),
        [.. result.GetRequiredValue(Precisions).Select(PrecisionNames.Parse)],
        [.. result.GetRequiredValue(Rules).Select(RuleNames.Parse)],
        result.GetRequiredValue(Seconds),
        result.GetRequiredValue(Limit),
        result.GetRequiredValue(CompileLimit),
        result.GetValue(Kernels),
        result.GetValue(OnlyOurs));

    private static Option<double> Positive(string name, string description, double byDefault)
    {
        Option<double> option = new(name) { Description = description, DefaultValueFactory = _ => byDefault };
        option.Validators.Add(result =>
        {
            if (!(result.GetValueOrDefault<double>() > 0)) result.AddError($"{name} takes a number of seconds above 0.");
        });
        return option;
    }
}
