using System.CommandLine;
using Ottt.Benchmarks.Layers;

namespace Ottt.Benchmarks.Commands;

/// <summary>The options of commands that measure one workload of the compiled networks.</summary>
internal sealed class WorkloadOptions
{
    private readonly Option<string> _net;
    private readonly Option<string> _rule;
    private readonly Option<int> _batch = Lists.OneCount("--batch", "The samples of a batch.", 32);
    private readonly Option<int> _steps = Lists.OneCount("--steps", "The time steps of a batch.", 6);
    private readonly Option<int> _threads = Lists.OneCount("--threads", "The threads.", Environment.ProcessorCount);

    private readonly Option<double> _zeros = Lists.Share("--zeros", "The share of input elements that are zero; of MNIST's it is 0.81.");

    private readonly Option<double> _seconds = new("--seconds")
    {
        Description = "How long to measure, warm-up not counted.",
        DefaultValueFactory = _ => 10,
    };

    /// <param name="net">The network that is measured unless another is asked for.</param>
    public WorkloadOptions(string net)
    {
        _net = new Option<string>("--net") { Description = "The network: a, b or c.", DefaultValueFactory = _ => net }
            .AcceptOnlyFromAmong([.. BenchmarkNets.Letters]);
        _rule = new Option<string>("--rule") { Description = "When parameters change.", DefaultValueFactory = _ => RuleNames.All[0] }
            .AcceptOnlyFromAmong([.. RuleNames.All]);
    }

    /// <summary>Makes a command with these options.</summary>
    /// <param name="name">The command.</param>
    /// <param name="description">What it does.</param>
    /// <param name="run">Does it, for so many seconds.</param>
    public Command CommandOf(string name, string description, Action<Workload, double> run)
    {
        var command = new Command(name, description) { _net, _batch, _steps, _rule, _threads, _zeros, _seconds };
        command.SetAction(result => run(Read(result), result.GetRequiredValue(_seconds)));
        return command;
    }

    private Workload Read(ParseResult result) => new(
        BenchmarkNets.Of(result.GetRequiredValue(_net)),
        result.GetRequiredValue(_batch),
        result.GetRequiredValue(_steps),
        RuleNames.Parse(result.GetRequiredValue(_rule)),
        result.GetRequiredValue(_threads),
        result.GetRequiredValue(_zeros));
}
