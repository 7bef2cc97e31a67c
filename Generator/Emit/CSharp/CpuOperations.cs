using Ottt.Generator.Lowering.Program;
using Ottt.Generator.Lowering.Program.Operations;
using Ottt.Generator.Models;

namespace Ottt.Generator.Emit.CSharp;

/// <summary>Prints an operation as a call of its kernel, over some of the samples.</summary>
/// <param name="program">The program.</param>
/// <param name="block">The block that the operation is of.</param>
/// <param name="first">The first sample, as an expression.</param>
/// <param name="samples">The number of samples, as an expression.</param>
internal sealed partial class CpuOperations(StepProgram program, StepBlock block, string first, string samples)
{
    /// <summary>A parameter that a layer does not have.</summary>
    private const string None = "[]";

    /// <summary>The pieces into which the results of an operation are cut, as an expression.</summary>
    public static string Pieces(StepProgram program, StepOperation operation) => operation switch
    {
        LinearWeightGradient or Conv2dWeightGradient or ConvTranspose2dWeightGradient => CpuGeometries.Of(program, operation)!.Name + ".WeightGradientPieces",
        PackConv2d { IsWinograd: true } => CpuGeometries.Of(program, operation)!.Name + ".PackPieces",
        WinogradWeightGradient => CpuGeometries.Of(program, operation)!.Name + ".WeightGradientPieces",
        PackLinear o => $"{CpuGeometries.Of(program, o)!.Name}.Pack{o.Direction}Pieces",
        PackConv2d o => $"{CpuGeometries.Of(program, o)!.Name}.Pack{o.Direction}Pieces",
        StandardizeWeight o => $"global::Ottt.Cpu.WeightStandardization.Pieces({Literals.Of(o.Geometry.Units)})",
        StandardizationGradient o => $"global::Ottt.Cpu.WeightStandardization.Pieces({Literals.Of(o.Geometry.Units)})",
        BiasGradient { IsPerElement: false } o => $"global::Ottt.Cpu.Bias.Pieces({Literals.Of(o.Channels)})",
        GroupNormGradient or LayerNormGradient => CpuGeometries.Of(program, operation)!.Name + ".GradientPieces",
        BatchNormStatistics or BatchNormGradient => CpuGeometries.Of(program, operation)!.Name + ".Pieces",
        _ => "1",
    };

    public void Write(SourceWriter writer, StepOperation operation)
    {
        CpuCall call = CallOf(operation, CpuGeometries.Of(program, operation)?.Name ?? "");
        if (call.Comment.Length > 0) writer.Line("// " + call.Comment);
        writer.Call(call.Head, ";", call.Arguments);
    }

    private CpuCall CallOf(StepOperation operation, string geometry) => operation switch
    {
        PackLinear o => Unless(IsPackedByUpdate(o), "IsPacked", o.Weight, new("", "Linear.Pack" + o.Direction, geometry, Weight(o.Weight), Fixed(o.Packed), "piece")),
        PackConv2d { IsWinograd: true } o => new("", $"Winograd.WinogradConv2d.Pack{o.Direction}", geometry, Weight(o.Weight), Fixed(o.Packed), "piece"),
        PackConv2d o => new("", "Conv2d.Pack" + o.Direction, geometry, Weight(o.Weight), Fixed(o.Packed), "piece"),
        LinearProduct { SkipsZeros: true } o => new(
            $"{Title(o)}: y = x W^T{(o.Bias < 0 ? "" : " + b")}, x is {Name(o.Input)}, where zeros are left out if there are enough",
            "EventLinear.Forward", geometry, Samples(o.Input), Fixed(o.Packed), Value(o.Bias), Samples(o.Output), Scratch(o.Events), samples),
        LinearProduct o => new(
            $"{Title(o)}: y = x W^T{(o.Bias < 0 ? "" : " + b")}, x is {Name(o.Input)}",
            "Linear.Forward", geometry, Samples(o.Input), Fixed(o.Packed), Value(o.Bias), Samples(o.Output), samples),
        LinearInputGradient { SkipsZeros: true } o => new(
            $"{Title(o)}: dx = dy W, where zeros of dy are left out if there are enough",
            "EventLinear.InputGradient", geometry, Samples(o.OutputGradient), Fixed(o.Packed), Samples(o.InputGradient), Scratch(o.Events), samples),
        LinearInputGradient o => new(
            $"{Title(o)}: dx = dy W",
            "Linear.InputGradient", geometry, Samples(o.OutputGradient), Fixed(o.Packed), Samples(o.InputGradient), samples),
        LinearWeightGradient o => Unless(o.Update is not null, "IsUpdating", o.Weight, new(
            $"dW += dy (x) a, a is {Name(o.Operand)}{(o.SkipsZeros ? ", where zeros are left out if there are enough" : "")}",
            (o.SkipsZeros ? "EventLinear" : "Linear") + ".WeightGradient", geometry, Samples(o.Operand), Samples(o.OutputGradient), WeightGradient(o.Weight), samples, "piece")),
        Conv2dProduct { IsWinograd: true } o => new(
            $"{Title(o)}: y = W * x{(o.Bias < 0 ? "" : " + b")}, x is {Name(o.Input)}",
            "Winograd.WinogradConv2d.Forward", geometry, Samples(o.Input), Fixed(o.Packed), Value(o.Bias), Samples(o.Output), Scratch(o.Tiles), samples),
        Conv2dProduct o => new(
            $"{Title(o)}: y = W * x{(o.Bias < 0 ? "" : " + b")}, x is {Name(o.Input)}",
            "Conv2d.Forward", geometry, Samples(o.Input), Fixed(o.Packed), Value(o.Bias), Samples(o.Output), samples),
        Conv2dInputGradient { IsWinograd: true } o => new(
            $"{Title(o)}: dx = flipped W * dy",
            "Winograd.WinogradConv2d.Forward", geometry, Samples(o.OutputGradient), Fixed(o.Packed), None, Samples(o.InputGradient), Scratch(o.Tiles), samples),
        TransformTiles o => new(
            $"{Title(o)}: tiles of {Name(o.Images)}",
            "Winograd.WinogradConv2d.Transform" + (o.IsOutputGradient ? "OutputGradients" : "Inputs"), geometry, Samples(o.Images), Fixed(o.Tiles), "capacity: " + Literals.Of(block.SamplesPerPiece), "firstSample: piece", "samples: 1"),
        WinogradWeightGradient o => new(
            $"dW += dy * a, a is {Name(o.Operand)}",
            "Winograd.WinogradConv2d.WeightGradient", geometry, Fixed(o.OperandTiles), Fixed(o.GradientTiles), Scratch(o.Scratch), WeightGradient(o.Weight), "capacity: " + Literals.Of(block.SamplesPerPiece), "ChunkSamples", "piece"),
        Conv2dInputGradient o => new(
            $"{Title(o)}: dx = flipped W * dy",
            "Conv2d.Forward", geometry, Samples(o.OutputGradient), Fixed(o.Packed), None, Samples(o.InputGradient), samples),
        Conv2dWeightGradient o => new(
            $"dW += dy * a, a is {Name(o.Operand)}",
            "Conv2d.WeightGradient", geometry, Samples(o.Operand), Samples(o.OutputGradient), Fixed(o.Accumulators), WeightGradient(o.Weight), samples, "piece"),
        ConvTranspose2dProduct o => new(
            $"{Title(o)}: y = flipped W * x{(o.Bias < 0 ? "" : " + b")}, x is {Name(o.Input)}",
            "Conv2d.Forward", geometry, Samples(o.Input), Fixed(o.Packed), Value(o.Bias), Samples(o.Output), samples),
        ConvTranspose2dInputGradient o => new(
            $"{Title(o)}: dx = W * dy",
            "Conv2d.Forward", geometry, Samples(o.OutputGradient), Fixed(o.Packed), None, Samples(o.InputGradient), samples),
        ConvTranspose2dWeightGradient o => new(
            $"dW += a * dy, a is {Name(o.Operand)}",
            "Conv2d.WeightGradient", geometry, Samples(o.OutputGradient), Samples(o.Operand), Fixed(o.Accumulators), WeightGradient(o.Weight), samples, "piece"),
        AddBias o => new(
            $"{Title(o)}: y = x + b, x is {Name(o.Input)}",
            o.IsPerElement ? "Bias.AddPerElement" : "Bias.Add", Samples(o.Input), Value(o.Bias), Samples(o.Output), Literals.Of(o.Channels), Literals.Of(o.Positions), samples),
        BiasGradient { IsPerElement: true } o => new(
            "db += sum of dy",
            "Bias.GradientPerElement", Samples(o.OutputGradient), Gradient(o.Bias), Literals.Of(o.Channels), Literals.Of(o.Positions), samples),
        BiasGradient o => new(
            "db += sum of dy",
            "Bias.Gradient", Samples(o.OutputGradient), Gradient(o.Bias), Literals.Of(o.Channels), Literals.Of(o.Positions), samples, "piece"),
        Spread o => new($"{Title(o)}: {Zeros(o)}", "Spread.Copy", geometry, Samples(o.Input), Samples(o.Output), samples),
        AvgPool2d o => new($"{Title(o)} of {Name(o.Input)}", "AvgPool2d.Forward", geometry, Samples(o.Input), Samples(o.Output), samples),
        MaxPool2d o => new($"{Title(o)} of {Name(o.Input)}", "MaxPool2d.Forward", geometry, Samples(o.Input), Samples(o.Output), samples),
        AdaptiveAvgPool2d o => new(
            $"{Title(o)} of {Name(o.Input)}", "AdaptiveAvgPool2d.Forward", geometry, Samples(o.Input), Samples(o.Output), samples),
        AvgPool2dGradient o => new(
            $"{Title(o)}: every element of a window gets its share of dy",
            "AvgPool2d.InputGradient", geometry, Samples(o.OutputGradient), Samples(o.InputGradient), samples),
        MaxPool2dGradient o => new(
            $"{Title(o)}: the first maximum of a window gets dy",
            "MaxPool2d.InputGradient", geometry, Samples(o.Input), Samples(o.OutputGradient), Samples(o.InputGradient), samples),
        AdaptiveAvgPool2dGradient o => new(
            $"{Title(o)}: every element of a window gets its share of dy",
            "AdaptiveAvgPool2d.InputGradient", geometry, Samples(o.OutputGradient), Samples(o.InputGradient), samples),
        Upsample o => new($"{Title(o)} of {Name(o.Input)}", "Upsample." + o.Geometry.Mode, geometry, Samples(o.Input), Samples(o.Output), samples),
        UpsampleGradient o => new(
            $"{Title(o)}: every pixel gets dy of those that were read from it",
            $"Upsample.{o.Geometry.Mode}Gradient", geometry, Samples(o.OutputGradient), Samples(o.InputGradient), samples),
        StandardizeWeight o => new(
            $"{Title(o)}: (w - mean) / sqrt(variance fan + epsilon){(o.Gain < 0 ? "" : " gain")}",
            "WeightStandardization.Forward", Value(o.Weight), Value(o.Gain), Fixed(o.Standardized), Literals.Of(o.Geometry.Units), Literals.Of(o.Geometry.Fan), Literals.Float(o.Geometry.Epsilon), "piece"),
        StandardizationGradient o => new(
            $"{Title(o)}: back through mean and variance",
            "WeightStandardization.Gradient", Value(o.Weight), Value(o.Gain), Fixed(o.StandardizedGradient), Gradient(o.Weight), Gradient(o.Gain), Literals.Of(o.Geometry.Units), Literals.Of(o.Geometry.Fan), Literals.Float(o.Geometry.Epsilon), "piece"),
        Reorder o => new(
            $"{Title(o)}: {Name(o.Input)} in the order of {(o.Direction == ReorderDirection.ToVector ? "a vector" : "an image")}",
            "Reorder." + o.Direction, Samples(o.Input), Samples(o.Output), Literals.Of(o.Channels), Literals.Of(o.Positions), samples),
        PrepareLeak o => new($"{Title(o)}: k = sigmoid(w)", "Leak.Prepare", Value(o.Parameter), Fixed(o.Leak)),
        SumLeakGradient o => new(
            $"{Title(o)}: the sum of dL/dk over each sample",
            "Leak.SumGradient", Samples(o.LeakGradient), Samples(o.Sums), Literals.Of(o.Count), samples),
        LeakParameterGradient o => new("dw += k (1 - k) sum of dL/dk", "Leak.Gradient", Samples(o.Sums), Fixed(o.Leak), Gradient(o.Parameter), samples),
        DrawMask o => Mask(o),
        _ => NormCallOf(operation, geometry) ?? throw new InvalidOperationException($"No kernel is known for {operation.Name}."),
    };

    /// <summary>A call that is left out where an update has done its work.</summary>
    private CpuCall Unless(bool mayBeDone, string isDone, WeightOperand weight, CpuCall call) =>
        mayBeDone ? call with { Head = $"if (!{isDone}({CSharpNames.Parameter(program.Parameters[weight.Parameter])})) {call.Head}" } : call;

    private bool IsPackedByUpdate(PackLinear pack) => pack.Direction == PackDirection.Forward
        && program.Collect.SelectMany(collected => collected.Operations).OfType<LinearWeightGradient>().Any(gradient => gradient.Update?.Packed == pack.Packed);

    private CpuCall Mask(DrawMask draw)
    {
        CpuCall call = new(
            $"{Title(draw)}: a new mask {(draw.EveryStep ? "at every step" : "at the first step of a sequence")}",
            "Dropout.DrawMask",
            Samples(draw.Mask),
            Literals.Float(draw.Probability),
            "Seed",
            Literals.Of(draw.Layer),
            "Sequence",
            draw.EveryStep ? "TimeStep" : "0",
            Literals.Of(program.Buffers[draw.Mask].Count),
            first,
            samples);
        return draw.EveryStep ? call : call with { Head = "if (TimeStep == 0) " + call.Head };
    }

    private string Zeros(Spread spread) => spread.Purpose switch
    {
        SpreadPurpose.Border => "zeros around " + Name(spread.Input),
        SpreadPurpose.InputGradient => "zeros around and within dy, where the flipped W meets it",
        SpreadPurpose.TransposedInput => $"zeros around and within {Name(spread.Input)}, where the flipped W meets it",
        _ => "dy as far as W reaches it, zeros around it",
    };

    private string Title(StepOperation operation) => program.Layers[operation.Layer].Title;

    /// <summary>A buffer for a reader: the input, the output trace of layer 2.</summary>
    private string Name(int buffer)
    {
        ProgramBuffer named = program.Buffers[buffer];
        string role = "the " + named.Role.Replace('_', ' ');
        return named.Layer is null ? role : role + " of layer " + named.Path;
    }

    private string Samples(int buffer) => program.Buffers[buffer].IsOfPiece
        ? $"OfPiece({CSharpNames.Buffer(program.Buffers[buffer])}, {samples})"
        : $"Samples({CSharpNames.Buffer(program.Buffers[buffer])}, {first}, {samples})";

    private string Scratch(int buffer) => $"Scratch({CSharpNames.Buffer(program.Buffers[buffer])})";

    private string Fixed(int buffer) => $"Fixed({CSharpNames.Buffer(program.Buffers[buffer])})";

    private string Value(int parameter) => parameter < 0 ? None : $"Value({CSharpNames.Parameter(program.Parameters[parameter])})";

    private string Weight(WeightOperand weight) => weight.IsDerived ? Fixed(weight.Derived) : Value(weight.Parameter);

    private string WeightGradient(WeightOperand weight) => weight.IsDerived ? Fixed(weight.DerivedGradient) : Gradient(weight.Parameter);

    private string Gradient(int parameter) => parameter < 0 ? None : $"Gradient({CSharpNames.Parameter(program.Parameters[parameter])})";
}

/// <summary>A call of a kernel, with what it computes.</summary>
internal sealed record CpuCall(string Comment, string Head, IReadOnlyList<string> Arguments)
{
    public CpuCall(string comment, string kernel, params string[] arguments)
        : this(comment, "global::Ottt.Cpu." + kernel, (IReadOnlyList<string>)arguments)
    {
    }
}
