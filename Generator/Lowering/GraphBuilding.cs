using Ottt.Generator.Declaration.Choices;
using Ottt.Generator.Lowering.Graph;
using Ottt.Generator.Lowering.Layers;
using Ottt.Generator.Lowering.Program;
using Ottt.Generator.Lowering.Program.Operations;
using Ottt.Generator.Models;

namespace Ottt.Generator.Lowering;

/// <summary>From wrapped layers to operations: forward in training and evaluation, backward, and what prepares the weights.</summary>
internal static class GraphBuilding
{
    public static StepGraph Run(WrappedNetwork network)
    {
        var buffers = new BufferTable([.. network.Layers.Select(layer => layer.Shaped.Placed.Path)]);
        EquatableArray<ProgramParameter> parameters = ParameterTable.Of(network.Shaped);
        EquatableArray<ProgramNetworkBuffer> networkBuffers = NetworkBufferTable.Of(network.Shaped);
        TensorShape inputShape = network.Shaped.Declaration.InputShape;
        int input = buffers.OfNetwork("input", inputShape.Channels, inputShape.Positions);
        int inputTrace = network.Shaped.Declaration.Input == NetworkInput.SpikeAndTrace
            ? buffers.OfNetwork("input_trace", inputShape.Channels, inputShape.Positions)
            : -1;

        var index = new ParameterIndex(parameters);
        var kept = new NetworkBufferIndex(networkBuffers);
        var weights = new WeightTable(buffers, index);
        var train = new ForwardScope(network.Shaped, buffers, index, kept, weights, training: true);
        var start = new Operand(input, network.Shaped.Declaration.InputTrace is { } tau ? TraceOfInput(train, input, tau) : inputTrace);
        (Operand trained, IReadOnlyList<LayerTape> tape) = ForwardPass.Run(network, train, start);
        int output = trained.Value;
        int outputTrace = network.Shaped.Declaration.Output == NetworkOutput.SpikeAndTrace ? trained.Trace : -1;
        var evaluate = new ForwardScope(network.Shaped, buffers, index, kept, weights, training: false);
        int evaluated = ForwardPass.Run(network, evaluate, start).Output.Value;

        int outputGradient = buffers.OfNetwork("output_gradient", buffers[output].Channels, buffers[output].Positions);
        var backward = new BackwardScope(buffers, index, weights, network.Shaped.Declaration.Convolution);
        int inputGradient = BackwardPass.Run(tape, backward, outputGradient, network.Shaped.Declaration.InputGradient);
        return new StepGraph(
            network,
            parameters,
            networkBuffers,
            buffers.Buffers,
            new ProgramPorts(input, inputTrace, output, outputTrace, evaluated, outputGradient, inputGradient),
            Preparation.Run(
                network.Layers
                    .SelectMany(layer => new[] { weights.Preparation(layer.Shaped), LearnedLeak.Preparation(buffers, index, layer.Index) })
                    .OfType<StepOperation>(),
                Packing.Run(train.Operations.Concat(backward.Operations))),
            default,
            train.Operations,
            evaluate.Operations,
            backward.Operations,
            default,
            default);
    }

    /// <summary>A trace of what the network is fed; it belongs to the first layer, before which it is kept.</summary>
    private static int TraceOfInput(ForwardScope scope, int input, double tau)
    {
        const int first = 0;
        int trace = scope.Buffers.Like(input, first, "input_trace", BufferKind.State);
        scope.Add(new TraceStep(first, 1 - (1 / tau), input, trace));
        return trace;
    }
}
