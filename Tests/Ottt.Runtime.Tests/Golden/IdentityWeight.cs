using Ottt.Testing.Goldens;
using Ottt.Testing.Networks;

namespace Ottt.Runtime.Tests.Golden;

/// <summary>A layer with a weight that changes nothing: its output is its input, to the bit, and its weight gradient shows what it read.</summary>
internal static class IdentityWeight
{
    public static LayerText Layer(int features) => new($"Linear({features}, Bias = false)", null);

    /// <summary>Sets the weight of the only layer that has one; does nothing where there is none.</summary>
    public static void Set(ITestNetwork network)
    {
        foreach (string parameter in network.ParameterNames)
        {
            double[] weight = network.Value(parameter);
            int features = (int)Math.Sqrt(weight.Length);
            network.SetValue(parameter, [.. weight.Select((_, index) => index % (features + 1) == 0 ? 1.0 : 0.0)]);
        }
    }

    /// <summary>
    /// The gradient operand of the present step, read out of the weight gradient: with the gradient of output n of sample n alone, row n of the
    /// weight gradient is the operand of sample n.
    /// </summary>
    /// <param name="network">A network that ends in this layer and has just made a forward step.</param>
    /// <param name="batch">The samples, no more than features.</param>
    /// <param name="features">The features.</param>
    public static double[] OperandOf(ITestNetwork network, int batch, int features)
    {
        var gradient = new double[batch * features];
        for (int sample = 0; sample < batch; sample++) gradient[(sample * features) + sample] = 1;
        network.ClearGradients();
        network.Backward(gradient);
        return network.Gradient(network.ParameterNames.Single())[..(batch * features)];
    }
}
