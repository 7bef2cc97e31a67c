using Ottt.Generator.Lowering.Program;
using Ottt.Generator.Lowering.Program.Operations;

namespace Ottt.Testing.Interpreter;

/// <summary>Convolutional layers over the weight [out, in / groups, kH, kW] of PyTorch; borders are part of the operands.</summary>
internal static class Conv2dOperations
{
    public static void Forward(Conv2dProduct operation, InterpreterState state)
    {
        Conv2dGeometry geometry = operation.Geometry;
        Check(operation.Name, geometry, operation.Input, operation.Output, state);
        double[] weight = state.WeightOf(operation.Weight);
        for (int sample = 0; sample < state.Memory.Batch; sample++)
        {
            double[] x = state.Memory[operation.Input][sample], y = state.Memory[operation.Output][sample];
            for (int element = 0; element < y.Length; element++)
            {
                y[element] = operation.Bias < 0 ? 0 : state.Parameters[operation.Bias].Value[element % geometry.OutChannels];
            }

            foreach (Conv2dTap tap in Conv2dTaps.Of(geometry)) y[tap.Output] += weight[Conv2dWeight.Index(geometry, tap)] * x[tap.Input];
        }
    }

    public static void InputGradient(Conv2dInputGradient operation, InterpreterState state)
    {
        Conv2dGeometry geometry = operation.Geometry, forward = operation.Forward;
        Check(operation.Name, geometry, operation.OutputGradient, operation.InputGradient, state);
        RequireTransposed(operation, geometry, forward);
        double[] weight = state.WeightOf(operation.Weight);
        for (int sample = 0; sample < state.Memory.Batch; sample++)
        {
            double[] dy = state.Memory[operation.OutputGradient][sample], dx = state.Memory[operation.InputGradient][sample];
            Array.Clear(dx);
            foreach (Conv2dTap tap in Conv2dTaps.Of(geometry)) dx[tap.Output] += weight[Conv2dWeight.FlippedIndex(forward, tap)] * dy[tap.Input];
        }
    }

    public static void WeightGradient(Conv2dWeightGradient operation, InterpreterState state) =>
        WeightGradient(operation.Name, operation.Geometry, operation.Operand, operation.OutputGradient, operation.Weight, state);

    /// <summary>The method is a matter of speed: here the images themselves are multiplied, not their tiles.</summary>
    public static void WeightGradient(WinogradWeightGradient operation, InterpreterState state) =>
        WeightGradient(operation.Name, operation.Geometry, operation.Operand, operation.OutputGradient, operation.Weight, state);

    private static void WeightGradient(
        string name, Conv2dGeometry geometry, int input, int outputGradient, WeightOperand weight, InterpreterState state)
    {
        Check(name, geometry, input, outputGradient, state);
        double[] gradient = state.GradientOf(weight);
        for (int sample = 0; sample < state.Memory.Batch; sample++)
        {
            double[] dy = state.Memory[outputGradient][sample], operand = state.Memory[input][sample];
            foreach (Conv2dTap tap in Conv2dTaps.Of(geometry)) gradient[Conv2dWeight.Index(geometry, tap)] += dy[tap.Output] * operand[tap.Input];
        }
    }

    /// <summary>Fails where a geometry is not that of the product which goes back through another.</summary>
    public static void RequireTransposed(StepOperation operation, Conv2dGeometry geometry, Conv2dGeometry forward)
    {
        bool isTransposed = geometry.InChannels == forward.OutChannels && geometry.OutChannels == forward.InChannels
            && geometry.Kernel == forward.Kernel && geometry.Dilation == forward.Dilation && geometry.Groups == forward.Groups;
        if (isTransposed) return;
        throw new InvalidOperationException($"{operation.Name} of layer {operation.Layer}: {geometry} is not the transpose of {forward}.");
    }

    /// <summary>Fails where the operands of a geometry are not of its sizes.</summary>
    public static void Check(string operation, Conv2dGeometry geometry, int input, int output, InterpreterState state)
    {
        state.RequireCount(operation, input, geometry.InChannels * geometry.Input.Height * geometry.Input.Width);
        state.RequireCount(operation, output, geometry.OutChannels * geometry.Output.Height * geometry.Output.Width);
    }
}
