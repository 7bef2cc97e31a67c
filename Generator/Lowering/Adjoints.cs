using Ottt.Generator.Declaration.Layers;
using Ottt.Generator.Lowering.Graph;
using Ottt.Generator.Lowering.Program;
using Ottt.Generator.Lowering.Program.Operations;
using Ottt.Generator.Models;

namespace Ottt.Generator.Lowering;

/// <summary>
/// Writes one time step backward: the chain of the present step alone, last layer to first. Nothing flows to an earlier step, to a reset or
/// into a trace; the weight gradient behind a pair reads the trace. A gradient that nobody asked for is not computed.
/// </summary>
internal sealed class Adjoints(
    BufferTable buffers, EquatableArray<ProgramParameter> parameters, WeightTable weights, bool inputGradient)
{
    private readonly List<StepOperation> _operations = [];

    public EquatableArray<StepOperation> Operations => _operations.ToEquatableArray();

    /// <summary>Goes back through every layer that someone needs; returns the gradient of the input, or -1.</summary>
    public int Run(IReadOnlyList<LayerTape> tape, int outputGradient)
    {
        int gradient = outputGradient;
        int first = inputGradient ? 0 : tape.TakeWhile(layer => !HasParameters(layer.Layer.Index)).Count();
        for (int index = tape.Count - 1; index >= first; index--)
        {
            bool isNeeded = index > first || inputGradient;
            gradient = BackThrough(tape[index], gradient, isNeeded);
        }

        return inputGradient ? gradient : -1;
    }

    private bool HasParameters(int layer) => parameters.Find(layer, "weight") >= 0;

    private int BackThrough(LayerTape tape, int gradient, bool isNeeded) => tape.Layer.Shaped.Declaration switch
    {
        LinearDeclaration linear => Linear(tape, linear, gradient, isNeeded),
        Conv2dDeclaration conv => Conv2d(tape, conv, gradient, isNeeded),
        NeuronDeclaration neuron => ToInput(tape, input => new SurrogateGradient(
            tape.Layer.Index, Geometries.Neuron(neuron), gradient, tape.GradientOperand, input)),
        DropoutDeclaration => ToInput(tape, input => new ApplyMask(tape.Layer.Index, gradient, tape.GradientOperand, input)),
        ScaleDeclaration scale => ToInput(tape, input => new Scale(tape.Layer.Index, scale.Factor, gradient, input)),
        AvgPool2dDeclaration pool => ToInput(tape, input => new AvgPool2dGradient(
            tape.Layer.Index, Geometries.Pool2d(tape.Layer.Shaped, pool), gradient, input)),
        MaxPool2dDeclaration pool => ToInput(tape, input => new MaxPool2dGradient(
            tape.Layer.Index, Geometries.Pool2d(tape.Layer.Shaped, pool), tape.Input, gradient, input)),
        AdaptiveAvgPool2dDeclaration => ToInput(tape, input => new AdaptiveAvgPool2dGradient(
            tape.Layer.Index, Geometries.AdaptivePool2d(tape.Layer.Shaped), gradient, input)),
        UpsampleDeclaration upsample => ToInput(tape, input => new UpsampleGradient(
            tape.Layer.Index, Geometries.Upsample(tape.Layer.Shaped, upsample), gradient, input)),
        _ => gradient,
    };

    private int ToInput(LayerTape tape, Func<int, StepOperation> operation)
    {
        int input = buffers.Like(tape.Input, tape.Layer.Index, "input_gradient");
        _operations.Add(operation(input));
        return input;
    }

    private int Linear(LayerTape tape, LinearDeclaration linear, int gradient, bool isNeeded)
    {
        int layer = tape.Layer.Index;
        WeightOperand weight = weights.Of(tape.Layer.Shaped);
        LinearGeometry geometry = Geometries.Linear(tape.Layer.Shaped, linear, buffers[tape.Input]);
        _operations.Add(new LinearWeightGradient(layer, geometry, tape.GradientOperand, gradient, weight));
        AddBiasGradient(layer, gradient);
        if (weights.Adjoint(tape.Layer.Shaped) is { } adjoint) _operations.Add(adjoint);
        if (!isNeeded) return -1;
        int packed = buffers.OfLayer(layer, "packed_weight_backward", BufferKind.Fixed, PackedSizes.LinearBackward(geometry), 1);
        return ToInput(tape, input => new LinearInputGradient(layer, geometry, gradient, weight, packed, input));
    }

    private int Conv2d(LayerTape tape, Conv2dDeclaration conv, int gradient, bool isNeeded)
    {
        int layer = tape.Layer.Index;
        WeightOperand weight = weights.Of(tape.Layer.Shaped);
        Conv2dGeometry forward = Geometries.Conv2d(tape.Layer.Shaped, conv);
        int accumulators = buffers.OfLayer(layer, "weight_gradient_sums", BufferKind.Fixed, PackedSizes.Conv2d(forward), 1);
        _operations.Add(new Conv2dWeightGradient(layer, forward, tape.GradientOperand, gradient, accumulators, weight));
        AddBiasGradient(layer, gradient);
        if (weights.Adjoint(tape.Layer.Shaped) is { } adjoint) _operations.Add(adjoint);
        if (!isNeeded) return -1;
        Conv2dGeometry backward = Geometries.Conv2dBackward(tape.Layer.Shaped, conv);
        int packed = buffers.OfLayer(layer, "packed_weight_backward", BufferKind.Fixed, PackedSizes.Conv2d(backward), 1);
        int spread = SpreadGradient(tape, conv, gradient);
        return ToInput(tape, input => new Conv2dInputGradient(layer, forward, backward, spread, weight, packed, input));
    }

    private int SpreadGradient(LayerTape tape, Conv2dDeclaration conv, int gradient)
    {
        if (Geometries.SpreadGradient(tape.Layer.Shaped, conv) is not { } spread) return gradient;
        int output = buffers.OfLayer(
            tape.Layer.Index, "spread_output_gradient", BufferKind.Bordered, spread.Channels, spread.Output.Height * spread.Output.Width);
        _operations.Add(new Spread(tape.Layer.Index, SpreadPurpose.InputGradient, spread, gradient, output));
        return output;
    }

    private void AddBiasGradient(int layer, int gradient)
    {
        int bias = parameters.Find(layer, "bias");
        if (bias < 0) return;
        ProgramBuffer output = buffers[gradient];
        _operations.Add(new BiasGradient(layer, output.Channels, output.Positions, gradient, bias));
    }
}
