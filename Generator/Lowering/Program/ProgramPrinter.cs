using Ottt.Generator.Lowering.Program.Operations;
using Ottt.Generator.Models;

namespace Ottt.Generator.Lowering.Program;

/// <summary>The program as text, for people and for snapshots.</summary>
internal static class ProgramPrinter
{
    public static string Print(StepProgram program)
    {
        var text = new SourceWriter();
        text.Line($"program {program.Network.Name} {program.Network.InputShape} -> {program.Output}");
        text.Line($"memory: {Literals.Grouped(program.FloatsPerSample)} floats per sample, {Literals.Grouped(program.PieceFloats)} floats per thread, {Literals.Grouped(program.FixedFloats)} floats of packed weights and accumulators, {Literals.Grouped(program.ParameterFloats)} floats of parameters and as many of gradients");
        Section(text, "layers", program.Layers.Select(layer => $"{layer.Title}: {layer.Execution} -> {layer.Output}"));
        Section(text, "parameters", program.Parameters.Select(parameter => $"{parameter.Name} {parameter.Shape} at {parameter.Offset}"));
        if (program.NetworkBuffers.Count > 0) Section(text, "network buffers", program.NetworkBuffers.Select(buffer => $"{buffer.Name} {buffer.Shape} from {buffer.Start}"));
        Section(text, "buffers", program.Buffers.Where(buffer => buffer.Kind != BufferKind.Unused).Select(Describe));
        Section(text, "ports", Ports(program));
        Blocks(text, "prepare", program.Prepare, program);
        if (program.Hold.Count > 0) Blocks(text, "hold: when the input or the parameters have changed", program.Hold, program);
        Blocks(text, "train", program.Train, program);
        Blocks(text, "evaluate", program.Evaluate, program);
        Blocks(text, "backward", program.Backward, program);
        if (program.Collect.Count > 0) Blocks(text, "collect: before the input changes, or when gradients are read", program.Collect, program);
        if (program.Complete.Count > 0) Blocks(text, "complete: when gradients are read", program.Complete, program);
        return text.ToString();
    }

    private static IEnumerable<string> Ports(StepProgram program) => new[]
    {
        ("input", program.Ports.Input),
        ("input trace", program.Ports.InputTrace),
        ("output", program.Ports.Output),
        ("output trace", program.Ports.OutputTrace),
        ("output in evaluation", program.Ports.EvaluationOutput),
        ("output gradient", program.Ports.OutputGradient),
        ("input gradient", program.Ports.InputGradient),
    }.Where(port => port.Item2 >= 0).Select(port => $"{port.Item1}: {program.Buffers[port.Item2].Name}");

    private static string Describe(ProgramBuffer buffer)
    {
        string size = buffer.Positions == 1 ? $"[{buffer.Channels}]" : $"[{buffer.Positions}][{buffer.Channels}]";
        string start = buffer.Kind == BufferKind.State && buffer.Start != 0 ? " from " + Literals.Of(buffer.Start) : "";
        return $"{buffer.Name} {size} {buffer.Kind.ToString().ToLowerInvariant()}{start}{(buffer.IsOfPiece ? " of a piece" : "")} at {buffer.Offset}";
    }

    private static void Section(SourceWriter text, string name, IEnumerable<string> lines)
    {
        text.Line().Line(name);
        using (text.Indent())
        {
            foreach (string line in lines) text.Line(line);
        }
    }

    private static void Blocks(SourceWriter text, string name, IEnumerable<StepBlock> blocks, StepProgram program)
    {
        text.Line().Line(name);
        using (text.Indent())
        {
            foreach (StepBlock block in blocks)
            {
                text.Line(Header(block));
                using (text.Indent())
                {
                    foreach (StepOperation operation in block.Operations) Operation(text, operation, program);
                }
            }
        }
    }

    private static string Header(StepBlock block) => block.Split switch
    {
        Split.Samples => $"over samples, {block.SamplesPerPiece} a piece: {block.Title}",
        Split.Results => $"over results: {block.Title}",
        Split.ChunkSamples => $"for each chunk of {block.SamplesPerPiece}, over samples: {block.Title}",
        Split.ChunkResults => $"of the chunk, over results: {block.Title}",
        Split.Channels => $"over channels: {block.Title}",
        _ => $"over operations: {block.Title}",
    };

    private static void Operation(SourceWriter text, StepOperation operation, StepProgram program)
    {
        switch (operation)
        {
            case ElementwiseLoop loop:
                Fused(text, $"loop over {loop.Count}", loop.Operations, loop.Stored, program);
                break;
            case FusedKernel kernel:
                Fused(text, $"kernel over {kernel.Count}", kernel.Operations, kernel.Stored, program);
                break;
            default:
                text.Line(Line(operation, program));
                break;
        }
    }

    private static void Fused(SourceWriter text, string name, IEnumerable<StepOperation> operations, IEnumerable<int> stored, StepProgram program)
    {
        text.Line($"{name}, stores {string.Join(", ", stored.Select(id => program.Buffers[id].Name))}");
        using (text.Indent())
        {
            foreach (StepOperation operation in operations) text.Line(Line(operation, program));
        }
    }

    private static string Line(StepOperation operation, StepProgram program)
    {
        string results = string.Join(", ", operation.Writes.Select(id => program.Buffers[id].Name)
            .Concat(operation.Gradients.Select(id => "gradient of " + program.Parameters[id].Name))
            .Concat(operation.Updates.Select(id => program.NetworkBuffers[id].Name)));
        string operands = string.Join(", ", operation.Reads.Select(id => program.Buffers[id].Name).Concat(operation.Consults.Select(id => program.NetworkBuffers[id].Name)));
        string constants = Constants(operation);
        return $"{results} = {operation.Name}({operands}){(constants.Length == 0 ? "" : " " + constants)}";
    }

    /// <summary>What is fixed at compile time: a record prints its own members.</summary>
    private static string Constants(StepOperation operation) => operation switch
    {
        LinearProduct product => Text(product.Geometry),
        LinearInputGradient product => Text(product.Geometry),
        LinearWeightGradient product => Text(product.Geometry) + (product.Update is null ? "" : ", unless an update computes and uses it"),
        Conv2dProduct product => Text(product.Geometry),
        Conv2dInputGradient product => Text(product.Geometry),
        Conv2dWeightGradient product => Text(product.Geometry),
        TransformTiles transform => Text(transform.Geometry),
        WinogradWeightGradient product => Text(product.Geometry),
        ConvTranspose2dProduct product => Text(product.Geometry),
        ConvTranspose2dInputGradient product => Text(product.Adjoint),
        ConvTranspose2dWeightGradient product => Text(product.Adjoint),
        StandardizeWeight weight => Text(weight.Geometry),
        StandardizationGradient weight => Text(weight.Geometry),
        Spread spread => Text(spread.Geometry),
        AvgPool2d pool => Text(pool.Geometry),
        AvgPool2dGradient pool => Text(pool.Geometry),
        MaxPool2d pool => Text(pool.Geometry),
        MaxPool2dGradient pool => Text(pool.Geometry),
        AdaptiveAvgPool2d pool => Text(pool.Geometry),
        AdaptiveAvgPool2dGradient pool => Text(pool.Geometry),
        BatchNormMoments norm => Text(norm.Geometry),
        BatchNormStatistics norm => Text(norm.Geometry),
        BatchNormRunning norm => Text(norm.Geometry),
        BatchNormalize norm => Text(norm.Geometry),
        BatchNormGradientSums norm => Text(norm.Geometry),
        BatchNormGradient norm => Text(norm.Geometry),
        BatchNormInputGradient norm => Text(norm.Geometry),
        GroupNormStatistics norm => Text(norm.Geometry),
        GroupNormalize norm => Text(norm.Geometry),
        GroupNormGradientSums norm => Text(norm.Geometry),
        GroupNormGradient norm => Text(norm.Geometry),
        GroupNormPull norm => Text(norm.Geometry),
        GroupNormInputGradient norm => Text(norm.Geometry),
        PackLayerNorm norm => Text(norm.Geometry),
        LayerNormStatistics norm => Text(norm.Geometry),
        LayerNormalize norm => Text(norm.Geometry),
        LayerNormGradient norm => Text(norm.Geometry),
        LayerNormPull norm => Text(norm.Geometry),
        LayerNormInputGradient norm => Text(norm.Geometry),
        Upsample upsample => Text(upsample.Geometry),
        UpsampleGradient upsample => Text(upsample.Geometry),
        Reorder reorder => $"{reorder.Channels} channels x {reorder.Positions} positions",
        DrawMask mask => "p = " + Literals.Of(mask.Probability),
        NeuronStep neuron => Text(neuron.Model),
        SurrogateGradient neuron => Text(neuron.Model),
        TraceStep trace => "decay " + (trace.Decay is { } decay ? Literals.Of(decay) : "1 - leak"),
        Scale scale => "factor = " + Literals.Of(scale.Factor),
        _ => "",
    };

    private static string Text(LinearGeometry g) => g.InPositions == 1
        ? $"{g.InFeatures} -> {g.OutFeatures}"
        : $"{g.InChannels} channels x {g.InPositions} positions -> {g.OutFeatures}";

    private static string Text(Conv2dGeometry g) =>
        $"{g.InChannels} x {g.Input.Product} -> {g.OutChannels} x {g.Output.Product}, kernel {g.Kernel.Product}, stride {g.Stride}, dilation {g.Dilation}, groups {g.Groups}";

    private static string Text(StandardizationGeometry g) => $"{g.Units} units of {g.Fan}, epsilon {Literals.Of(g.Epsilon)}";

    private static string Text(SpreadGeometry g) =>
        $"{g.Channels} x {g.Input.Product} -> {g.Output.Product} from ({Literals.Of(g.Top)}, {Literals.Of(g.Left)}) by {g.Step}";

    private static string Text(Pool2dGeometry g) =>
        $"{g.Channels} x {g.Input.Product} -> {g.Output.Product}, kernel {g.Kernel.Product}, stride {g.Stride}, padding {g.Padding}{(g.CountIncludePad ? "" : " not counted")}";

    private static string Text(AdaptivePool2dGeometry g) => $"{g.Channels} x {g.Input.Product} -> {g.Output.Product}";

    private static string Text(UpsampleGeometry g) => $"{g.Channels} x {g.Input.Product} by {g.Scale.Product}, {g.Mode}";

    private static string Text(BatchNormGeometry g) =>
        $"{g.Channels} x {g.Positions}, epsilon {Literals.Of(g.Epsilon)}, momentum {Literals.Of(g.Momentum)}";

    private static string Text(GroupNormGeometry g) => $"{g.Channels} x {g.Positions}, groups {g.Groups}, epsilon {Literals.Of(g.Epsilon)}";

    private static string Text(LayerNormGeometry g) => $"{g.Channels} x {g.Positions}, epsilon {Literals.Of(g.Epsilon)}";

    private static string Text(NeuronModel m)
    {
        string reset = m.Reset is { } potential ? "to " + Literals.Of(potential) : "soft";
        return $"{Rates(m)}, threshold {Literals.Of(m.Threshold)}, reset {reset}, {m.Surrogate}";
    }

    private static string Rates(NeuronModel m)
    {
        if (m.Leak is not { } leak) return $"keep 1 - leak, gain {(m.DecaysInput ? "leak" : "1")}, rest {Literals.Of(m.Start)} leak";
        NeuronRates rates = m.RatesAt(leak);
        return $"keep {Literals.Of(rates.Keep)}, gain {Literals.Of(rates.Gain)}, rest {Literals.Of(rates.Rest)}";
    }
}
