namespace Ottt.Testing.Interpreter;

/// <summary>Sums over windows, each divided by the window's divisor, and their adjoint.</summary>
internal static class PoolMeans
{
    public static void Forward(IEnumerable<PoolWindow> windows, Func<PoolWindow, int> divisor, int input, int output, InterpreterState state)
    {
        foreach (PoolWindow window in windows)
        {
            for (int sample = 0; sample < state.Memory.Batch; sample++)
            {
                double[] x = state.Memory[input][sample];
                state.Memory[output][sample][window.Output] = window.Inputs.Sum(element => x[element]) / divisor(window);
            }
        }
    }

    public static void Gradient(
        IEnumerable<PoolWindow> windows, Func<PoolWindow, int> divisor, int outputGradient, int inputGradient, InterpreterState state)
    {
        foreach (double[] sample in state.Memory[inputGradient]) Array.Clear(sample);
        foreach (PoolWindow window in windows)
        {
            for (int sample = 0; sample < state.Memory.Batch; sample++)
            {
                double share = state.Memory[outputGradient][sample][window.Output] / divisor(window);
                foreach (int element in window.Inputs) state.Memory[inputGradient][sample][element] += share;
            }
        }
    }
}
