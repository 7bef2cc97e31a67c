using Ottt.Generator.Lowering.Graph;
using Ottt.Generator.Lowering.Program;
using Ottt.Generator.Lowering.Program.Operations;
using Ottt.Generator.Models;

namespace Ottt.Generator.Lowering;

/// <summary>
/// Moves a trace behind what only carries it to the layer that learns from it. A trace is a sum of spikes and so commutes with what is linear and
/// the same at every step: the pool of a trace is the trace of the pool. Kept there it is smaller, and the operation on the trace falls away.
/// </summary>
internal static class TraceMoves
{
    public static StepGraph Run(StepGraph graph)
    {
        var readers = graph.Train.Concat(graph.Backward).SelectMany(operation => operation.Reads.Except(operation.Writes).Distinct())
            .GroupBy(buffer => buffer).ToDictionary(group => group.Key, group => group.Count());
        var traces = new Dictionary<int, TraceStep>();
        var moved = new HashSet<int>();
        var buffers = graph.Buffers.ToArray();
        var operations = new List<StepOperation>();

        // What an operation made of a spike, by the operation without its operands.
        var carried = new Dictionary<(int Input, StepOperation Kind), int>();
        foreach (StepOperation operation in graph.Train)
        {
            operations.Add(operation);
            if (operation is NeuronStep { HasTrace: true, HasDependency: false } neuron) traces[neuron.Trace] = TraceOf(neuron);
            if (operation is TraceStep step) traces[step.Trace] = step;
            if (Carrier.Of(operation) is not { } carrier) continue;
            bool isOfTrace = traces.TryGetValue(carrier.Input, out TraceStep trace);
            if (!isOfTrace) carried[(carrier.Input, carrier.Kind)] = carrier.Output;
            bool moves = isOfTrace && readers[carrier.Input] == 1 && !graph.Ports.AreReadFrom(carrier.Input)
                && (operation is Spread || buffers[carrier.Output].Count <= buffers[carrier.Input].Count);
            if (!moves || !carried.TryGetValue((trace!.Input, carrier.Kind), out int value)) continue;

            moved.Add(carrier.Input);
            var behind = trace with { Layer = operation.Layer, Input = value, Trace = carrier.Output };
            buffers[carrier.Output] = buffers[carrier.Output] with { Kind = BufferKind.State };
            operations[operations.Count - 1] = behind;
            traces[behind.Trace] = behind;
        }

        return graph with
        {
            Buffers = buffers.ToEquatableArray(),
            Train = operations.Where(operation => operation is not TraceStep step || !moved.Contains(step.Trace))
                .Select(operation => operation is NeuronStep neuron && moved.Contains(neuron.Trace) ? neuron with { Trace = -1 } : operation)
                .ToEquatableArray(),
        };
    }

    private static TraceStep TraceOf(NeuronStep neuron) =>
        new(neuron.Layer, neuron.Model.Leak is { } leak ? neuron.Model.RatesAt(leak).Keep : null, neuron.Spike, neuron.Trace, neuron.Leak);

    /// <summary>A linear operation that is the same at every step.</summary>
    /// <param name="Input">What it reads.</param>
    /// <param name="Output">What it writes.</param>
    /// <param name="Kind">The operation without its operands: equal for what does the same.</param>
    private sealed record Carrier(int Input, int Output, StepOperation Kind)
    {
        public static Carrier? Of(StepOperation operation) => operation switch
        {
            Scale o => new(o.Input, o.Output, o with { Input = -1, Output = -1 }),
            AvgPool2d o => new(o.Input, o.Output, o with { Input = -1, Output = -1 }),
            AdaptiveAvgPool2d o => new(o.Input, o.Output, o with { Input = -1, Output = -1 }),
            Spread { Purpose: SpreadPurpose.Border } o => new(o.Input, o.Output, o with { Input = -1, Output = -1 }),
            _ => null,
        };
    }
}
