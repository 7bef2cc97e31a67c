using Ottt.Generator.Declaration.Choices;
using Ottt.Generator.Lowering.Graph;
using Ottt.Generator.Lowering.Program;
using Ottt.Generator.Lowering.Program.Operations;
using Ottt.Generator.Models;

namespace Ottt.Generator.Lowering;

/// <summary>From wrapped layers to operations: forward in training and evaluation, backward, and what prepares the weights.</summary>
internal static class GraphBuilding
{
    public static StepGraph Run(WrappedNetwork network)
    {
        var buffers = new BufferTable();
        EquatableArray<ProgramParameter> parameters = ParameterTable.Of(network.Shaped);
        TensorShape inputShape = network.Shaped.Declaration.InputShape;
        int input = buffers.OfNetwork("input", inputShape.Channels, inputShape.Positions);
        int inputTrace = network.Shaped.Declaration.Input == NetworkInput.SpikeAndTrace
            ? buffers.OfNetwork("input_trace", inputShape.Channels, inputShape.Positions)
            : -1;
        var start = new Operand(input, inputTrace);

        var weights = new WeightTable(buffers, parameters);
        var train = new ForwardLowering(buffers, parameters, weights, training: true);
        int output = train.Run(network, start).Value;
        var evaluate = new ForwardLowering(buffers, parameters, weights, training: false);
        int evaluated = evaluate.Run(network, start).Value;

        int outputGradient = buffers.OfNetwork("output_gradient", buffers[output].Channels, buffers[output].Positions);
        var adjoints = new Adjoints(buffers, parameters, weights, network.Shaped.Declaration.InputGradient);
        int inputGradient = adjoints.Run(train.Tape, outputGradient);
        return new StepGraph(
            network,
            parameters,
            buffers.Buffers,
            new ProgramPorts(input, inputTrace, output, evaluated, outputGradient, inputGradient),
            network.Layers.Select(layer => weights.Preparation(layer.Shaped)).OfType<StepOperation>()
                .Concat(Packing.Run(train.Operations.Concat(adjoints.Operations)))
                .ToEquatableArray(),
            train.Operations,
            evaluate.Operations,
            adjoints.Operations);
    }
}
