using Ottt.Generator.Declaration.Choices;
using Ottt.Generator.Declaration.Layers;
using Ottt.Generator.Lowering.Graph;
using Ottt.Generator.Lowering.Program;
using Ottt.Generator.Lowering.Program.Operations;
using Ottt.Generator.Models;

namespace Ottt.Generator.Lowering;

/// <summary>
/// Writes one time step forward as operations, once for training and once for evaluation, where the reference runs every layer on tensors,
/// keeps no trace and drops nothing out.
/// </summary>
internal sealed class ForwardLowering(
    BufferTable buffers, EquatableArray<ProgramParameter> parameters, WeightTable weights, bool training)
{
    private readonly List<StepOperation> _operations = [];
    private readonly List<LayerTape> _tape = [];

    public EquatableArray<StepOperation> Operations => _operations.ToEquatableArray();

    public IReadOnlyList<LayerTape> Tape => _tape;

    /// <summary>Lowers every layer and returns what flows out of the last.</summary>
    public Operand Run(WrappedNetwork network, Operand input)
    {
        Operand flow = training ? input : new Operand(input.Value);
        foreach (WrappedLayer layer in network.Layers)
        {
            Operand output = layer.Shaped.Declaration switch
            {
                LinearDeclaration linear => Linear(layer, linear, flow),
                Conv2dDeclaration conv => Conv2d(layer, conv, flow),
                NeuronDeclaration neuron => Neuron(layer, neuron, flow),
                DropoutDeclaration dropout => Dropout(layer, dropout, flow),
                ScaleDeclaration scale => OnBoth(layer, flow, (x, y) => new Scale(layer.Index, scale.Factor, x, y), Like),
                AvgPool2dDeclaration pool => OnBoth(
                    layer, flow, (x, y) => new AvgPool2d(layer.Index, Geometries.Pool2d(layer.Shaped, pool), x, y), Resized),
                MaxPool2dDeclaration pool => OnBoth(
                    layer, flow, (x, y) => new MaxPool2d(layer.Index, Geometries.Pool2d(layer.Shaped, pool), x, y), Resized),
                AdaptiveAvgPool2dDeclaration => OnBoth(
                    layer, flow, (x, y) => new AdaptiveAvgPool2d(layer.Index, Geometries.AdaptivePool2d(layer.Shaped), x, y), Resized),
                UpsampleDeclaration upsample => OnBoth(
                    layer, flow, (x, y) => new Upsample(layer.Index, Geometries.Upsample(layer.Shaped, upsample), x, y), Resized),
                _ => Pass(layer, flow),
            };
            flow = output;
        }

        return flow;
    }

    /// <summary>Flatten and Identity move no data: a flattened image stays channels-last, and the weight that reads it is permuted.</summary>
    private Operand Pass(WrappedLayer layer, Operand flow)
    {
        _tape.Add(new LayerTape(layer, flow.Value, -1, flow.Value));
        return flow;
    }

    private Operand Linear(WrappedLayer layer, LinearDeclaration linear, Operand flow)
    {
        LinearGeometry geometry = Geometries.Linear(layer.Shaped, linear, buffers[flow.Value]);
        int packed = buffers.OfLayer(layer.Index, "packed_weight", BufferKind.Fixed, PackedSizes.LinearForward(geometry), 1);
        int output = buffers.OfLayer(layer.Index, "output", BufferKind.Step, linear.OutFeatures, 1);
        _operations.Add(new LinearProduct(
            layer.Index, geometry, flow.Value, weights.Of(layer.Shaped), packed, parameters.Find(layer.Index, "bias"), output));
        _tape.Add(new LayerTape(layer, flow.Value, flow.ForGradient, output));
        return new Operand(output);
    }

    private Operand Conv2d(WrappedLayer layer, Conv2dDeclaration conv, Operand flow)
    {
        Conv2dGeometry geometry = Geometries.Conv2d(layer.Shaped, conv);
        int packed = buffers.OfLayer(layer.Index, "packed_weight", BufferKind.Fixed, PackedSizes.Conv2d(geometry), 1);
        int value = WithBorder(layer, conv, flow.Value, "bordered_input");
        int gradientOperand = flow.IsPair ? WithBorder(layer, conv, flow.Trace, "bordered_trace") : value;
        int output = Resized(layer, flow.Value, "output");
        _operations.Add(new Conv2dProduct(
            layer.Index, geometry, value, weights.Of(layer.Shaped), packed, parameters.Find(layer.Index, "bias"), output));
        _tape.Add(new LayerTape(layer, flow.Value, gradientOperand, output));
        return new Operand(output);
    }

    private int WithBorder(WrappedLayer layer, Conv2dDeclaration conv, int value, string role)
    {
        if (Geometries.Border(layer.Shaped, conv) is not { } border) return value;
        int bordered = buffers.OfLayer(
            layer.Index, role, BufferKind.Bordered, border.Channels, border.Output.Height * border.Output.Width);
        _operations.Add(new Spread(layer.Index, SpreadPurpose.Border, border, value, bordered));
        return bordered;
    }

    private Operand Neuron(WrappedLayer layer, NeuronDeclaration neuron, Operand flow)
    {
        NeuronModel model = Geometries.Neuron(neuron);
        int membrane = buffers.Like(flow.Value, layer.Index, "membrane", BufferKind.State, model.Start);
        int spike = buffers.Like(flow.Value, layer.Index, "spike");
        int charged = training ? buffers.Like(flow.Value, layer.Index, "charged") : -1;
        int trace = training && neuron.HasTrace ? buffers.Like(flow.Value, layer.Index, "trace", BufferKind.State) : -1;
        _operations.Add(new NeuronStep(layer.Index, model, flow.Value, membrane, charged, spike, trace));
        _tape.Add(new LayerTape(layer, flow.Value, charged, spike));
        return new Operand(spike, trace);
    }

    private Operand Dropout(WrappedLayer layer, DropoutDeclaration dropout, Operand flow)
    {
        if (!training) return Pass(layer, flow);
        bool everyStep = dropout.Mask == DropoutMask.PerStep;
        int mask = buffers.Like(flow.Value, layer.Index, "mask", everyStep ? BufferKind.Step : BufferKind.State);
        _operations.Add(new DrawMask(layer.Index, dropout.Probability, everyStep, mask));
        return OnBoth(layer, flow, (x, y) => new ApplyMask(layer.Index, x, mask, y), Like, mask);
    }

    /// <summary>Applies an operation without parameters to the value and, where a pair flows, to the trace.</summary>
    private Operand OnBoth(
        WrappedLayer layer, Operand flow, Func<int, int, StepOperation> operation, Func<WrappedLayer, int, string, int> allocate, int mask = -1)
    {
        int output = allocate(layer, flow.Value, "output");
        _operations.Add(operation(flow.Value, output));
        _tape.Add(new LayerTape(layer, flow.Value, mask, output));
        if (!flow.IsPair) return new Operand(output);
        int trace = allocate(layer, flow.Trace, "output_trace");
        _operations.Add(operation(flow.Trace, trace));
        return new Operand(output, trace);
    }

    private int Like(WrappedLayer layer, int input, string role) => buffers.Like(input, layer.Index, role);

    private int Resized(WrappedLayer layer, int input, string role) => buffers.OfLayer(
        layer.Index, role, BufferKind.Step, layer.Shaped.Output.Channels, layer.Shaped.Output.Positions);
}
