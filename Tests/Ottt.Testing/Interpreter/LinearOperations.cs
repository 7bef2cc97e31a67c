using Ottt.Generator.Lowering.Program;
using Ottt.Generator.Lowering.Program.Operations;

namespace Ottt.Testing.Interpreter;

/// <summary>Fully connected layers over the weight [out, in] of PyTorch.</summary>
internal static class LinearOperations
{
    public static void Forward(LinearProduct operation, InterpreterState state)
    {
        LinearGeometry geometry = operation.Geometry;
        Check(operation.Name, geometry, operation.Input, operation.Output, state);
        double[] weight = state.WeightOf(operation.Weight);
        double[]? bias = operation.Bias < 0 ? null : state.Parameters[operation.Bias].Value;
        for (int sample = 0; sample < state.Memory.Batch; sample++)
        {
            double[] x = state.Memory[operation.Input][sample], y = state.Memory[operation.Output][sample];
            for (int unit = 0; unit < geometry.OutFeatures; unit++)
            {
                double sum = bias?[unit] ?? 0;
                for (int element = 0; element < geometry.InFeatures; element++) sum += weight[WeightIndex(geometry, unit, element)] * x[element];
                y[unit] = sum;
            }
        }
    }

    public static void InputGradient(LinearInputGradient operation, InterpreterState state)
    {
        LinearGeometry geometry = operation.Geometry;
        Check(operation.Name, geometry, operation.InputGradient, operation.OutputGradient, state);
        double[] weight = state.WeightOf(operation.Weight);
        for (int sample = 0; sample < state.Memory.Batch; sample++)
        {
            double[] dy = state.Memory[operation.OutputGradient][sample], dx = state.Memory[operation.InputGradient][sample];
            for (int element = 0; element < geometry.InFeatures; element++)
            {
                double sum = 0;
                for (int unit = 0; unit < geometry.OutFeatures; unit++) sum += weight[WeightIndex(geometry, unit, element)] * dy[unit];
                dx[element] = sum;
            }
        }
    }

    public static void WeightGradient(LinearWeightGradient operation, InterpreterState state)
    {
        LinearGeometry geometry = operation.Geometry;
        Check(operation.Name, geometry, operation.Operand, operation.OutputGradient, state);
        double[] gradient = state.GradientOf(operation.Weight);
        for (int sample = 0; sample < state.Memory.Batch; sample++)
        {
            double[] dy = state.Memory[operation.OutputGradient][sample], operand = state.Memory[operation.Operand][sample];
            for (int unit = 0; unit < geometry.OutFeatures; unit++)
            {
                for (int element = 0; element < geometry.InFeatures; element++)
                {
                    gradient[WeightIndex(geometry, unit, element)] += dy[unit] * operand[element];
                }
            }
        }
    }

    // The weight's columns count a flattened image channels first; memory holds it channels last.
    private static int WeightIndex(LinearGeometry geometry, int unit, int element) =>
        (unit * geometry.InFeatures) + (element % geometry.InChannels * geometry.InPositions) + (element / geometry.InChannels);

    private static void Check(string operation, LinearGeometry geometry, int input, int output, InterpreterState state)
    {
        state.RequireCount(operation, input, geometry.InChannels * geometry.InPositions);
        state.RequireCount(operation, input, geometry.InFeatures);
        state.RequireCount(operation, output, geometry.OutFeatures);
    }
}
