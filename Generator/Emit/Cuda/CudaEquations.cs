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
            ElementwiseOperation o => ElementEquations.Of(program, o, CudaNames.Register),
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
            Reorder { Direction: ReorderDirection.ToVector } o => $"{Name(o.Input)} in the order of a vector",
            Reorder o => $"{Name(o.Input)} in the order of an image",
            AvgPool2d o => $"the mean of each window of {Name(o.Input)}",
            AvgPool2dGradient => "dx = the shares of the windows that hold a pixel",
            MaxPool2d o => $"the maximum of each window of {Name(o.Input)}",
            MaxPool2dGradient => "dx = dy of the windows whose first maximum a pixel is",
            AdaptiveAvgPool2d o => $"the mean of each window of {Name(o.Input)}",
            AdaptiveAvgPool2dGradient => "dx = the shares of the windows that hold a pixel",
            Upsample o => $"{Name(o.Input)} enlarged",
            UpsampleGradient => "dx = what the pixels read from it give back",
            PackLinear { Direction: PackDirection.Forward } or PackConv2d { Direction: PackDirection.Forward } => "W in the order in which the product reads it",
            PackLinear or PackConv2d => "W in the order in which the gradient of the input reads it",
            PrepareLeak => "k = sigmoid(w)",
            SumLeakGradient => "dk of each sample",
            LeakParameterGradient => "dw += k (1 - k) dk",
            StandardizeWeight => "(W - mean) / deviation, times the gain",
            StandardizationGradient => "dW through mean and deviation",
            _ => NormOf(operation) ?? operation.Name,
        };

        string? NormOf(StepOperation norm) => norm switch
        {
            BatchNormMoments o => $"what each sample adds to the statistics of {Name(o.Input)}",
            BatchNormStatistics o => $"the statistics of the batch{(o.Running.AreKept ? ", which the running ones take in" : "")}",
            BatchNormRunning => "the running statistics stand for those of the batch",
            BatchNormalize o => $"y = (x - mean) scale + offset, x is {Name(o.Input)}",
            BatchNormGradientSums o => $"what each sample adds to the gradients at {Name(o.Operand)}",
            BatchNormGradient => "the samples together",
            BatchNormInputGradient o => $"dx through mean and deviation of {Name(o.Operand)}",
            GroupNormStatistics o => $"mean and 1 / deviation of the groups of {Name(o.Input)}",
            GroupNormalize o => $"y = (x - mean) / deviation{(o.Weight < 0 ? "" : " weight + bias")}, x is {Name(o.Input)}",
            GroupNormGradientSums o => $"what each sample adds to the gradients at {Name(o.Operand)}",
            GroupNormGradient => "the samples together",
            GroupNormPull => "what the gradient of a group loses to mean and deviation",
            GroupNormInputGradient o => $"dx through mean and deviation of {Name(o.Operand)}",
            PackLayerNorm => "a parameter in the order of memory",
            LayerNormStatistics o => $"mean and 1 / deviation of {Name(o.Input)}",
            LayerNormalize o => $"y = (x - mean) / deviation{(o.Weight.Exists ? " weight" : "")}{(o.Bias.Exists ? " + bias" : "")}, x is {Name(o.Input)}",
            LayerNormGradient => "dweight and dbias",
            LayerNormPull => "what the gradient of a sample loses to mean and deviation",
            LayerNormInputGradient o => $"dx through mean and deviation of {Name(o.Operand)}",
            _ => null,
        };

        string Name(int buffer)
        {
            ProgramBuffer named = program.Buffers[buffer];
            string role = "the " + named.Role.Replace('_', ' ');
            return named.Layer is null ? role : role + " of layer " + named.Path;
        }
    }
}
