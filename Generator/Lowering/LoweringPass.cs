using Ottt.Generator.Lowering.Graph;
using Ottt.Generator.Lowering.Program;
using Ottt.Generator.Lowering.Program.Operations;
using Ottt.Generator.Lowering.Warnings;
using Ottt.Generator.Models;
using Ottt.Generator.Shapes;

namespace Ottt.Generator.Lowering;

/// <summary>From shapes to the step program; this is its table of contents.</summary>
internal static class LoweringPass
{
    public static Result<StepProgram> Run(ShapedNetwork network) => Run(network, OptionalPasses.All);

    public static Result<StepProgram> Run(ShapedNetwork network, OptionalPasses passes) => TraceWrapping.Run(network)
        .Then(TraceChecks.Run)
        .Then(wrapped => Result<StepGraph>.Of(GraphBuilding.Run(wrapped)))
        .Then(graph => Result<StepGraph>.Of(passes.RemovesDead ? DeadOperations.Run(graph) : graph))
        .Then(graph => Result<StepGraph>.Of(passes.MovesTraces ? TraceMoves.Run(graph) : graph))
        .Then(graph => Result<StepGraph>.Of(passes.Hoists ? Hoisting.Run(graph) : graph))
        .Then(graph => Result<StepGraph>.Of(passes.SkipsZeros ? EventProducts.Run(graph) : graph))
        .Then(graph => Result<StepGraph>.Of(passes.FusesUpdates ? FusedUpdates.Run(graph) : graph))
        .Then(graph => Assemble(graph, passes))
        .Then(ProgramVerifier.Run);

    private static Result<StepProgram> Assemble(StepGraph graph, OptionalPasses passes)
    {
        EquatableArray<StepBlock> prepare = Fusion.Run(graph.Prepare, [], graph);
        EquatableArray<StepBlock> hold = Fusion.Run(graph.Hold, graph.Train.Concat(graph.Evaluate).Concat(graph.Collect), graph);
        EquatableArray<StepBlock> train = Fusion.Run(graph.Train, graph.Backward.Concat(graph.Collect), graph);
        EquatableArray<StepBlock> evaluate = Fusion.Run(graph.Evaluate, [], graph);
        EquatableArray<StepBlock> backward = Fusion.Run(graph.Backward, graph.Collect, graph);
        EquatableArray<StepBlock> collect = Fusion.Run(graph.Collect, [], graph);
        EquatableArray<StepBlock> complete = Fusion.Run(graph.Complete, [], graph);
        return BufferPlanning.Run(graph, [.. hold, .. train, .. backward, .. collect, .. complete], [.. hold, .. evaluate], passes.HasPieceMemory).Then(memory => Result<StepProgram>.Of(new StepProgram(
            graph.Wrapped.Shaped.Declaration,
            graph.Wrapped.Shaped.Output,
            LayersOf(graph, memory),
            graph.Parameters,
            graph.NetworkBuffers,
            memory.Buffers,
            graph.Train.OfType<NeuronStep>().Select(NeuronOf).ToEquatableArray(),
            graph.Ports,
            prepare,
            hold,
            train,
            evaluate,
            backward,
            collect,
            complete,
            memory.FloatsPerSample,
            memory.FixedFloats,
            memory.PieceFloats)));
    }

    private static EquatableArray<ProgramLayer> LayersOf(StepGraph graph, PlannedMemory memory)
    {
        ILookup<int?, int> state = memory.Buffers.Where(buffer => buffer.Kind == BufferKind.State).ToLookup(buffer => buffer.Layer, buffer => buffer.Count);
        return graph.Wrapped.Layers
            .Select(layer => new ProgramLayer(
                layer.Index,
                layer.Shaped.Placed.Path,
                layer.Shaped.Declaration.ToString(),
                layer.Shaped.Placed.PropertyName,
                layer.Shaped.Declaration.Member,
                layer.Execution,
                layer.Shaped.Output,
                state[layer.Index].Sum(),
                SmallestBatch.Of(layer.Shaped)))
            .ToEquatableArray();
    }

    private static ProgramNeuron NeuronOf(NeuronStep neuron) =>
        new(neuron.Layer, neuron.Model, neuron.Charged, neuron.Trace);
}
