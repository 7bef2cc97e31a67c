using Ottt.Generator.Lowering.Program.Operations;

namespace Ottt.Testing.Interpreter;

/// <summary>Maxima over sliding windows; among equals the first in row-major order takes the gradient.</summary>
internal static class MaxPoolOperations
{
    public static void Forward(MaxPool2d operation, InterpreterState state)
    {
        foreach (PoolWindow window in PoolWindow.Of(operation.Geometry))
        {
            for (int sample = 0; sample < state.Memory.Batch; sample++)
            {
                double[] input = state.Memory[operation.Input][sample];
                state.Memory[operation.Output][sample][window.Output] = input[FirstMaximum(window, input)];
            }
        }
    }

    public static void Gradient(MaxPool2dGradient operation, InterpreterState state)
    {
        foreach (double[] sample in state.Memory[operation.InputGradient]) Array.Clear(sample);
        foreach (PoolWindow window in PoolWindow.Of(operation.Geometry))
        {
            for (int sample = 0; sample < state.Memory.Batch; sample++)
            {
                int winner = FirstMaximum(window, state.Memory[operation.Input][sample]);
                state.Memory[operation.InputGradient][sample][winner] += state.Memory[operation.OutputGradient][sample][window.Output];
            }
        }
    }

    private static int FirstMaximum(PoolWindow window, double[] input)
    {
        int winner = window.Inputs[0];
        foreach (int element in window.Inputs)
        {
            if (input[element] > input[winner]) winner = element;
        }

        return winner;
    }
}
