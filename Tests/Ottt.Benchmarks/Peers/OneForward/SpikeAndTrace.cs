using TorchSharp;

namespace Ottt.Benchmarks.Peers.OneForward;

/// <summary>What flows from layer to layer: a value, and the trace behind it where a neuron has fired it.</summary>
internal readonly record struct SpikeAndTrace(torch.Tensor Value, torch.Tensor? Trace)
{
    /// <summary>What the weight gradient of the next product is made with.</summary>
    public torch.Tensor Operand => Trace ?? Value;

    /// <summary>The same function of both.</summary>
    public SpikeAndTrace Map(Func<torch.Tensor, torch.Tensor> function) => new(function(Value), Trace is null ? null : function(Trace));
}
