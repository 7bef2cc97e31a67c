using Ottt.Generator.Lowering.Program;
using Ottt.Generator.Lowering.Program.Operations;
using Ottt.Generator.Models;

namespace Ottt.Generator.Emit.CSharp;

/// <summary>Prints an operation as a call of its kernel, over some of the samples.</summary>
/// <param name="program">The program.</param>
/// <param name="first">The first sample, as an expression.</param>
/// <param name="samples">The number of samples, as an expression.</param>
internal sealed class CpuOperations(StepProgram program, string first, string samples)
{
    /// <summary>The pieces into which the results of an operation are cut, as an expression.</summary>
    public static string Pieces(StepOperation operation) => operation is LinearWeightGradient or Conv2dWeightGradient
        ? CpuGeometries.Of(operation)!.Name + ".WeightGradientPieces"
        : "1";

    public void Write(SourceWriter writer, StepOperation operation)
    {
        string geometry = CpuGeometries.Of(operation)?.Name ?? "";
        (string comment, string call) = operation switch
        {
            PackLinear o => ("", Call("Linear.Pack" + o.Direction, geometry, Value(o.Weight), Fixed(o.Packed))),
            PackConv2d o => ("", Call("Conv2d.Pack" + o.Direction, geometry, Value(o.Weight), Fixed(o.Packed))),
            LinearProduct o => (
                $"{Title(o)}: y = x W^T{(o.Bias < 0 ? "" : " + b")}",
                Call("Linear.Forward", geometry, Samples(o.Input), Fixed(o.Packed), Value(o.Bias), Samples(o.Output), samples)),
            LinearInputGradient o => (
                $"{Title(o)}: dx = dy W",
                Call("Linear.InputGradient", geometry, Samples(o.OutputGradient), Fixed(o.Packed), Samples(o.InputGradient), samples)),
            LinearWeightGradient o => (
                $"dW += dy (x) {Operand(o.Operand)}",
                Call("Linear.WeightGradient", geometry, Samples(o.Operand), Samples(o.OutputGradient), Gradient(o.Weight), samples, "piece")),
            Conv2dProduct o => (
                $"{Title(o)}: y = W * x{(o.Bias < 0 ? "" : " + b")}",
                Call("Conv2d.Forward", geometry, Samples(o.Input), Fixed(o.Packed), Value(o.Bias), Samples(o.Output), samples)),
            Conv2dInputGradient o => (
                $"{Title(o)}: dx = flipped W * dy",
                Call("Conv2d.Forward", geometry, Samples(o.OutputGradient), Fixed(o.Packed), "default", Samples(o.InputGradient), samples)),
            Conv2dWeightGradient o => (
                $"dW += dy * {Operand(o.Operand)}",
                Call("Conv2d.WeightGradient", geometry, Samples(o.Operand), Samples(o.OutputGradient), Fixed(o.Accumulators), Gradient(o.Weight), samples, "piece")),
            BiasGradient o => (
                "db += sum of dy",
                Call("Bias.Gradient", Samples(o.OutputGradient), Gradient(o.Bias), Literals.Of(o.Channels), Literals.Of(o.Positions), samples)),
            Spread o => (
                o.Purpose == SpreadPurpose.Border
                    ? $"{Title(o)}: {Operand(o.Input)} with its border of zeros"
                    : $"{Title(o)}: dy where the flipped kernel meets it",
                Call("Spread.Copy", geometry, Samples(o.Input), Samples(o.Output), samples)),
            AvgPool2d o => ($"{Title(o)} of the {Operand(o.Input)}", Call("AvgPool2d.Forward", geometry, Samples(o.Input), Samples(o.Output), samples)),
            MaxPool2d o => ($"{Title(o)} of the {Operand(o.Input)}", Call("MaxPool2d.Forward", geometry, Samples(o.Input), Samples(o.Output), samples)),
            AdaptiveAvgPool2d o => (
                $"{Title(o)} of the {Operand(o.Input)}", Call("AdaptiveAvgPool2d.Forward", geometry, Samples(o.Input), Samples(o.Output), samples)),
            AvgPool2dGradient o => (
                $"{Title(o)}: dx, a share of dy", Call("AvgPool2d.InputGradient", geometry, Samples(o.OutputGradient), Samples(o.InputGradient), samples)),
            MaxPool2dGradient o => (
                $"{Title(o)}: dx, dy at the first maximum",
                Call("MaxPool2d.InputGradient", geometry, Samples(o.Input), Samples(o.OutputGradient), Samples(o.InputGradient), samples)),
            AdaptiveAvgPool2dGradient o => (
                $"{Title(o)}: dx, a share of dy",
                Call("AdaptiveAvgPool2d.InputGradient", geometry, Samples(o.OutputGradient), Samples(o.InputGradient), samples)),
            DrawMask o => ($"{Title(o)}: a mask {(o.EveryStep ? "per step" : "per sequence")}", Mask(o)),
            _ => throw new InvalidOperationException($"No kernel is known for {operation.Name}."),
        };
        if (comment.Length > 0) writer.Line("// " + comment);
        writer.Line(call);
    }

    private static string Call(string kernel, params string[] arguments) => $"global::Ottt.Cpu.{kernel}({string.Join(", ", arguments)});";

    private string Mask(DrawMask draw)
    {
        string elements = Literals.Of(program.Buffers[draw.Mask].Count);
        string step = draw.EveryStep ? "TimeStep" : "0";
        string call = Call(
            "Dropout.DrawMask", Samples(draw.Mask), Literals.Float(draw.Probability), "Seed", Literals.Of(draw.Layer), "Sequence", step, elements, first, samples);
        return draw.EveryStep ? call : "if (TimeStep == 0) " + call;
    }

    private string Title(StepOperation operation) => program.Layers[operation.Layer].Title;

    /// <summary>What an operand is, for a comment: the trace of layer 1, the input.</summary>
    private string Operand(int buffer)
    {
        string name = program.Buffers[buffer].Name;
        int dot = name.IndexOf('.');
        return name.Substring(dot + 1).Replace("_bordered", "").Replace('_', ' ');
    }

    private string Samples(int buffer) => $"Samples({CSharpNames.Buffer(program.Buffers[buffer])}, {first}, {samples})";

    private string Fixed(int buffer) => $"Fixed({CSharpNames.Buffer(program.Buffers[buffer])})";

    private string Value(int parameter) => parameter < 0 ? "default" : $"Value({CSharpNames.Parameter(program.Parameters[parameter])})";

    private string Gradient(int parameter) => $"Gradient({CSharpNames.Parameter(program.Parameters[parameter])})";
}
