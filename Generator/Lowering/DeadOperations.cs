using Ottt.Generator.Lowering.Graph;
using Ottt.Generator.Lowering.Program.Operations;
using Ottt.Generator.Models;

namespace Ottt.Generator.Lowering;

/// <summary>
/// Removes what nobody reads: above all the trace of a neuron that no later layer with parameters looks at, and everything that was only
/// computed to carry it there. Neurons are always kept, for whoever monitors the network.
/// </summary>
internal static class DeadOperations
{
    public static StepGraph Run(StepGraph graph) => graph with
    {
        Train = Live(graph.Train, graph.Backward, graph),
        Evaluate = Live(graph.Evaluate, [], graph),
    };

    /// <summary>Goes back from what is read later; again, where a feedback connection reads what a neuron behind it writes.</summary>
    private static EquatableArray<StepOperation> Live(IReadOnlyList<StepOperation> operations, IEnumerable<StepOperation> later, StepGraph graph)
    {
        var read = new HashSet<int>(later.SelectMany(operation => operation.Reads));
        read.UnionWith(graph.Buffers.Select(buffer => buffer.Id).Where(graph.Ports.AreReadFrom));
        int known;
        do
        {
            known = read.Count;
            foreach (StepOperation operation in operations.Reverse().Where(operation => IsLive(operation, read))) read.UnionWith(ReadsOfOthers(operation));
        }
        while (read.Count > known);
        return operations
            .Where(operation => IsLive(operation, read))
            .Select(operation => operation is NeuronStep neuron ? Trim(neuron, read) : operation)
            .ToEquatableArray();
    }

    private static bool IsLive(StepOperation operation, HashSet<int> read) => operation is NeuronStep || operation.Updates.Any() || operation.Writes.Any(read.Contains);

    /// <summary>A neuron reads its own state, which is no reason to keep it.</summary>
    private static IEnumerable<int> ReadsOfOthers(StepOperation operation) =>
        operation is NeuronStep neuron ? [neuron.Current] : operation.Reads;

    private static NeuronStep Trim(NeuronStep neuron, HashSet<int> read) => neuron with
    {
        Trace = read.Contains(neuron.Trace) ? neuron.Trace : -1,
        Dependency = read.Contains(neuron.Trace) ? neuron.Dependency : -1,
    };
}
