using Ottt.Generator.Declaration;
using Ottt.Generator.Declaration.Choices;
using Ottt.Generator.Lowering.Graph;
using Ottt.Generator.Lowering.Kernels;
using Ottt.Generator.Lowering.Program;
using Ottt.Generator.Lowering.Program.Operations;
using Ottt.Generator.Lowering.Warnings;
using Ottt.Generator.Models;
using Ottt.Generator.Shapes;

namespace Ottt.Generator.Lowering;

/// <summary>From shapes to the step program; this is its table of contents.</summary>
internal static class LoweringPass
{
    /// <summary>The programs for all kinds of devices.</summary>
    public static Result<LoweredNetwork> RunAll(ShapedNetwork network) => RunAll(network, OptionalPasses.All);

    /// <param name="network">The network.</param>
    /// <param name="passes">The passes of the program for the processor.</param>
    public static Result<LoweredNetwork> RunAll(ShapedNetwork network, OptionalPasses passes) => Run(network, passes)
        .Then(processor => RunForKernels(network).Then(kernels => Result<LoweredNetwork>.Of(new LoweredNetwork(processor, kernels))));

    /// <summary>The program for the processor.</summary>
    public static Result<StepProgram> Run(ShapedNetwork network) => Run(network, OptionalPasses.All);

    public static Result<StepProgram> Run(ShapedNetwork network, OptionalPasses passes) => GraphOf(network, passes)
        .Then(graph => Assemble(graph, passes))
        .Then(ProgramVerifier.Run);

    /// <summary>
    /// The program for GPUs: the same operations put together to kernels. Their products are direct, and nothing is cut into pieces. Warnings are those of
    /// the program for the processor, and are not given twice.
    /// </summary>
    public static Result<StepProgram> RunForKernels(ShapedNetwork network)
    {
        NetworkDeclaration direct = network.Declaration with { Convolution = ConvolutionMethod.Direct };
        Result<StepProgram> result = GraphOf(network with { Declaration = direct }, OptionalPasses.All with { SkipsZeros = false, FusesUpdates = false })
            .Then(graph => KernelAssembly.Run(graph))
            .Then(ProgramVerifier.Run);
        return result.Value is { } program ? Result<StepProgram>.Of(program with { Network = network.Declaration }) : result;
    }

    private static Result<StepGraph> GraphOf(ShapedNetwork network, OptionalPasses passes) => TraceWrapping.Run(network)
        .Then(TraceChecks.Run)
        .Then(wrapped => Result<StepGraph>.Of(GraphBuilding.Run(wrapped)))
        .Then(graph => Result<StepGraph>.Of(passes.RemovesDead ? DeadOperations.Run(graph) : graph))
        .Then(graph => Result<StepGraph>.Of(passes.MovesTraces ? TraceMoves.Run(graph) : graph))
        .Then(graph => Result<StepGraph>.Of(passes.Hoists ? Hoisting.Run(graph) : graph))
        .Then(graph => Result<StepGraph>.Of(passes.SkipsZeros ? EventProducts.Run(graph) : graph))
        .Then(graph => Result<StepGraph>.Of(passes.FusesUpdates ? FusedUpdates.Run(graph) : graph));

    private static Result<StepProgram> Assemble(StepGraph graph, OptionalPasses passes)
    {
        ProgramPhases phases = ProgramPhases.Of(graph, Fusion.Run);
        return BufferPlanning.Run(graph, phases, passes.HasPieceMemory).Then(memory => Result<StepProgram>.Of(Program(graph, phases, memory)));
    }

    /// <summary>A graph whose operations and buffers have their places.</summary>
    internal static StepProgram Program(StepGraph graph, ProgramPhases phases, PlannedMemory memory) => new(
        graph.Wrapped.Shaped.Declaration,
        graph.Wrapped.Shaped.Output,
        LayersOf(graph, memory),
        graph.Parameters,
        graph.NetworkBuffers,
        memory.Buffers,
        graph.Train.OfType<NeuronStep>().Select(NeuronOf).ToEquatableArray(),
        graph.Ports,
        phases.Prepare,
        phases.Hold,
        phases.Train,
        phases.Evaluate,
        phases.Backward,
        phases.Collect,
        phases.Complete,
        memory.FloatsPerSample,
        memory.FixedFloats,
        memory.PieceFloats);

    private static EquatableArray<ProgramLayer> LayersOf(StepGraph graph, PlannedMemory memory)
    {
        ILookup<int?, int> state = memory.Buffers.Where(buffer => buffer.Kind == BufferKind.State).ToLookup(buffer => buffer.Layer, buffer => buffer.Count);
        return graph.Wrapped.Layers
            .Select(layer => new ProgramLayer(
                layer.Index,
                layer.Shaped.Placed.Path,
                layer.Shaped.Declaration.ToString(),
                layer.Shaped.Declaration.ShortName,
                layer.Shaped.Declaration.Settings.ToEquatableArray(),
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
