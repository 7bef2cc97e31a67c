using Ottt.Generator.Declaration.Layers;
using Ottt.Generator.Lowering.Graph;
using Ottt.Generator.Lowering.Program;
using Ottt.Generator.Lowering.Program.Operations;

namespace Ottt.Generator.Lowering.Layers;

/// <summary>A cross-correlation over an input that gets its border first; behind a pair the weight gradient reads the bordered trace.</summary>
internal sealed class Conv2dLowering(Conv2dDeclaration conv) : LayerLowering
{
    private const string BorderedInput = "bordered_input";
    private const string BorderedTrace = "bordered_trace";

    public override Operand Forward(ForwardScope scope, WrappedLayer layer, Operand flow)
    {
        int value = WithBorder(scope, layer, flow.Value, BorderedInput);
        int trace = flow.IsPair ? WithBorder(scope, layer, flow.Trace, BorderedTrace) : -1;
        int output = Product(scope, layer, value, "output");
        return layer.KeepsPair && flow.IsPair ? new Operand(output, Product(scope, layer, trace, "output_trace")) : new Operand(output);
    }

    public override int Backward(BackwardScope scope, LayerTape tape, int gradient, bool isNeeded)
    {
        int layer = tape.Layer.Index;
        WeightOperand weight = scope.Weights.Of(tape.Layer.Shaped);
        Conv2dGeometry forward = Geometries.Conv2d(tape.Layer.Shaped, conv);
        if (Winograd.TakesGradient(scope.Convolution, forward)) AddWinogradWeightGradient(scope, tape, forward, gradient, weight);
        else
        {
            int accumulators = scope.Buffers.OfLayer(layer, "weight_gradient_sums", BufferKind.Fixed, PackedSizes.Conv2d(forward), 1);
            scope.Add(new Conv2dWeightGradient(layer, forward, BorderedPoint(scope, tape), gradient, accumulators, weight));
        }

        scope.CompleteWeightGradient(tape, gradient);
        if (!isNeeded) return -1;
        Conv2dGeometry backward = Geometries.Conv2dBackward(tape.Layer.Shaped, conv);
        bool isWinograd = Winograd.Takes(scope.Convolution, backward);
        int packed = PackedWeight(scope.Buffers, layer, "packed_weight_backward", backward, isWinograd);
        int tiles = isWinograd ? Tiles(scope.Buffers, layer, "gradient_tiles", backward) : -1;
        int spread = SpreadGradient(scope, tape, gradient);
        return scope.ToInput(tape, input => new Conv2dInputGradient(layer, forward, backward, spread, weight, packed, input, tiles));
    }

    private int Product(ForwardScope scope, WrappedLayer layer, int input, string role)
    {
        Conv2dGeometry geometry = Geometries.Conv2d(layer.Shaped, conv);
        bool isWinograd = Winograd.Takes(scope.Network.Declaration.Convolution, geometry);
        int packed = PackedWeight(scope.Buffers, layer.Index, "packed_weight", geometry, isWinograd);
        int tiles = isWinograd ? Tiles(scope.Buffers, layer.Index, "tiles", geometry) : -1;
        int output = scope.Resized(layer, role);
        int bias = scope.Parameters.Find(layer.Index, "bias");
        scope.Add(new Conv2dProduct(layer.Index, geometry, input, scope.Weights.Of(layer.Shaped), packed, bias, output, tiles));
        return output;
    }

    private static int PackedWeight(BufferTable buffers, int layer, string role, Conv2dGeometry geometry, bool isWinograd) =>
        buffers.OfLayer(layer, role, BufferKind.Fixed, isWinograd ? Winograd.PackedWeight(geometry) : PackedSizes.Conv2d(geometry), 1);

    private static int Tiles(BufferTable buffers, int layer, string role, Conv2dGeometry geometry) =>
        buffers.OfLayer(layer, role, BufferKind.Scratch, Winograd.ForwardScratch(geometry), 1);

    private void AddWinogradWeightGradient(BackwardScope scope, LayerTape tape, Conv2dGeometry geometry, int gradient, WeightOperand weight)
    {
        int layer = tape.Layer.Index, operand = BorderedPoint(scope, tape);
        int operandTiles = scope.Buffers.OfLayer(layer, "chunk_tiles", BufferKind.Chunk, Winograd.TransformedChunk(geometry, geometry.InChannels), 1);
        int gradientTiles = scope.Buffers.OfLayer(layer, "chunk_gradient_tiles", BufferKind.Chunk, Winograd.TransformedChunk(geometry, geometry.OutChannels), 1);
        int scratch = scope.Buffers.OfLayer(layer, "weight_gradient_scratch", BufferKind.Scratch, Winograd.GradientScratch, 1);
        scope.Add(new TransformTiles(layer, geometry, IsOutputGradient: false, operand, operandTiles));
        scope.Add(new TransformTiles(layer, geometry, IsOutputGradient: true, gradient, gradientTiles));
        scope.Add(new WinogradWeightGradient(layer, geometry, operand, gradient, operandTiles, gradientTiles, scratch, weight));
    }

    private int WithBorder(ForwardScope scope, WrappedLayer layer, int value, string role)
    {
        if (Geometries.Border(layer.Shaped, conv) is not { } border) return value;
        int bordered = scope.Buffers.OfLayer(
            layer.Index, role, BufferKind.Bordered, border.Channels, border.Output.Height * border.Output.Width);
        scope.Add(new Spread(layer.Index, SpreadPurpose.Border, border, value, bordered));
        return bordered;
    }

    /// <summary>What the weight gradient reads, with its border.</summary>
    private int BorderedPoint(BackwardScope scope, LayerTape tape)
    {
        if (Geometries.Border(tape.Layer.Shaped, conv) is null) return tape.Point;
        return scope.Buffers.Find(tape.Layer.Index, tape.Point == tape.Input.Trace ? BorderedTrace : BorderedInput);
    }

    private int SpreadGradient(BackwardScope scope, LayerTape tape, int gradient)
    {
        if (Geometries.SpreadGradient(tape.Layer.Shaped, conv) is not { } spread) return gradient;
        int output = scope.Buffers.OfLayer(
            tape.Layer.Index, "spread_output_gradient", BufferKind.Bordered, spread.Channels, spread.Output.Height * spread.Output.Width);
        scope.Add(new Spread(tape.Layer.Index, SpreadPurpose.InputGradient, spread, gradient, output));
        return output;
    }
}
