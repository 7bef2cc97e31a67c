using Ottt.Generator.Lowering.Program.Operations;

namespace Ottt.Testing.Interpreter;

/// <summary>The gradient of a bias.</summary>
internal static class BiasOperations
{
    public static void Gradient(BiasGradient operation, InterpreterState state)
    {
        state.RequireCount(operation.Name, operation.OutputGradient, operation.Channels * operation.Positions);
        double[] gradient = state.Parameters[operation.Bias].Gradient;
        foreach (double[] sample in state.Memory[operation.OutputGradient])
        {
            for (int element = 0; element < sample.Length; element++) gradient[element % operation.Channels] += sample[element];
        }
    }
}
