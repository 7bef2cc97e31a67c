using Ottt.Benchmarks.Layers;
using Ottt.Benchmarks.Peers;
using Ottt.Benchmarks.Peers.OneForward;
using Ottt.Training;

namespace Ottt.Benchmarks.Contenders;

/// <summary>The contenders by name.</summary>
internal static class ContenderCatalog
{
    public const string Ours = "ours";
    public const string Reference = "reference";

    private static readonly Dictionary<string, OneForwardVariant> Variants = new()
    {
        ["one-forward"] = new(IsHoisted: false, IsChannelsLast: false),
        ["hoisted"] = new(IsHoisted: true, IsChannelsLast: false),
        ["channels-last"] = new(IsHoisted: false, IsChannelsLast: true),
        ["hoisted+channels-last"] = new(IsHoisted: true, IsChannelsLast: true),
    };

    /// <summary>The hand-optimised variants that make sense for a network and a rule.</summary>
    public static IEnumerable<string> VariantsFor(BenchmarkNet net, UpdateRule rule) => Variants
        .Where(variant => rule == UpdateRule.Accumulate || !variant.Value.IsHoisted)
        .Where(variant => net.Layers.Any(layer => layer is ConvolutionLayer) || !variant.Value.IsChannelsLast)
        .Select(variant => variant.Key);

    /// <summary>Makes a contender.</summary>
    public static IContender Create(string name, Workload workload) =>
        name == Ours ? new CompiledContender(workload, CompiledContender.Network(workload)) : CreatePeer(name, workload, Workload.LearningRate);

    /// <summary>Makes a contender in TorchSharp.</summary>
    public static TorchContender CreatePeer(string name, Workload workload, double learningRate) => new(
        workload,
        () => name == Reference ? new ReferenceStep(workload, learningRate) : new OneForwardStep(workload, Variants[name], learningRate));
}
