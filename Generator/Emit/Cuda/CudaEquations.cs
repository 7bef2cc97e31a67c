using Ottt.Generator.Emit.CSharp;
using Ottt.Generator.Lowering.Program;
using Ottt.Generator.Lowering.Program.Operations;

namespace Ottt.Generator.Emit.Cuda;

/// <summary>What an operation computes, for a reader.</summary>
internal static class CudaEquations
{
    public static string Of(StepProgram program, StepOperation operation)
    {
        return operation switch
        {
            ElementwiseOperation o => CpuEquations.Of(program, o),
            LinearProduct o => $"y = x W^T{(o.Bias < 0 ? "" : " + b")}, x is {Name(o.Input)}",
            LinearInputGradient => "dx = dy W",
            LinearWeightGradient o => $"dW += dy (x) {Name(o.Operand)}",
            Conv2dProduct o => $"y = W * x{(o.Bias < 0 ? "" : " + b")}, x is {Name(o.Input)}",
            Conv2dInputGradient => "dx = flipped W * dy",
            Conv2dWeightGradient o => $"dW += dy (x) {Name(o.Operand)}",
            ConvTranspose2dProduct o => $"y = flipped W * x{(o.Bias < 0 ? "" : " + b")}, x is {Name(o.Input)}",
            ConvTranspose2dInputGradient => "dx = W * dy",
            ConvTranspose2dWeightGradient o => $"dW += {Name(o.Operand)} (x) dy",
            Spread { Purpose: SpreadPurpose.Border } o => $"zeros around {Name(o.Input)}",
            Spread { Purpose: SpreadPurpose.InputGradient } => "zeros around and within dy, where the flipped W meets it",
            Spread { Purpose: SpreadPurpose.TransposedInput } o => $"zeros around and within {Name(o.Input)}, where the flipped W meets it",
            Spread => "dy as far as W reaches it, zeros around it",
            DrawMask o => o.EveryStep ? "a mask, drawn at every step" : "a mask, drawn at the first step of a sequence",
            BiasGradient => "db += dy",
            AddBias o => $"y = x + b, x is {Name(o.Input)}",
            _ => operation.Name.Replace('_', ' ').Replace(".", ", "),
        };

        string Name(int buffer)
        {
            ProgramBuffer named = program.Buffers[buffer];
            string role = "the " + named.Role.Replace('_', ' ');
            return named.Layer is null ? role : role + " of layer " + named.Path;
        }
    }
}
