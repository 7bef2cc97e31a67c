using Ottt.Generator.Declaration.Choices;
using Ottt.Generator.Lowering.Graph;
using Ottt.Generator.Lowering.Program.Operations;

namespace Ottt.Generator.Lowering;

/// <summary>
/// Which buffers may hold many zeros: what the caller feeds, spikes, traces, masked elements, gradients behind a surrogate that is zero far from the
/// threshold, and what only carries these on. Sums of products and what normalisations write hold none worth looking for.
/// </summary>
internal sealed class OperandsWithZeros
{
    private readonly HashSet<int> _buffers;

    public OperandsWithZeros(StepGraph graph)
    {
        _buffers = [graph.Ports.Input, graph.Ports.InputTrace];
        StepOperation[] operations = [.. graph.Hold, .. graph.Train, .. graph.Evaluate, .. graph.Backward];
        int known;
        do
        {
            // Again, where a feedback connection reads what is written behind it.
            known = _buffers.Count;
            foreach (StepOperation operation in operations) _buffers.UnionWith(WrittenWithZeros(operation));
        }
        while (_buffers.Count > known);
    }

    /// <summary>Whether a buffer may.</summary>
    public bool May(int buffer) => _buffers.Contains(buffer);

    private IEnumerable<int> WrittenWithZeros(StepOperation operation) => operation switch
    {
        NeuronStep neuron => neuron.HasTrace ? [neuron.Spike, neuron.Trace] : [neuron.Spike],
        SurrogateGradient o when IsZeroFarAway(o.Model.Surrogate.Form) || May(o.SpikeGradient) => [o.CurrentGradient],
        ApplyMask or MaxPool2dGradient => operation.Writes,
        TraceStep o when May(o.Input) => operation.Writes,
        SumOverSteps o when May(o.Gradient) => operation.Writes,
        Sum o when May(o.First) && May(o.Second) => operation.Writes,
        Scale or Delay or Spread or Reorder or AvgPool2d or MaxPool2d or AdaptiveAvgPool2d or AvgPool2dGradient or AdaptiveAvgPool2dGradient
            when operation.Reads.All(May) => operation.Writes,
        _ => [],
    };

    private static bool IsZeroFarAway(Surrogate form) => form is Surrogate.PiecewiseQuadratic or Surrogate.Rectangle or Surrogate.LeakyKReLU or Surrogate.LogTailedReLU;
}
