using Ottt.Runtime.Tests.Identities;
using Ottt.Runtime.Tests.Networks;
using Ottt.Testing;
using Xunit;

namespace Ottt.Runtime.Tests.Composition;

/// <summary>
/// A block with two weights as one module behind a pair: y = V (W s + b) + c, and the gradients are those of the block at the trace, so that
/// that of V is made with W a + b. This is what the reference's wrapper of a module with parameters computes.
/// </summary>
public class ModuleTests
{
    private const int Batch = 2;

    [Fact]
    public void Every_weight_of_a_module_learns_from_the_trace()
    {
        using var network = new WithModule(Device.Cpu, Batch, seed: 8);
        DenseLayer first = DenseLayer.Of(network, "2.0"), second = DenseLayer.Of(network, "2.1");
        double[][] ofFirst = first.Zeros(), ofSecond = second.Zeros();

        for (int step = 0; step < 5; step++)
        {
            double[] output = Widths.Widen(network.Forward(Numbers.Currents((ulong)step, Batch * 4)));
            float[] gradient = Numbers.Signed((ulong)step, Batch * 3);
            network.Backward(gradient);
            for (int sample = 0; sample < Batch; sample++)
            {
                double[] spike = Row(network, NeuronVariable.Spike, sample), trace = Row(network, NeuronVariable.Trace, sample);
                double[] direction = Widths.Widen(gradient.AsSpan(sample * 3, 3));
                Tolerances.Network.Check("output", second.Apply(first.Apply(spike)), output.AsSpan(sample * 3, 3).ToArray());
                AddOuter(ofSecond, direction, first.Apply(trace));
                AddOuter(ofFirst, second.ApplyTransposed(direction), trace);
            }
        }

        Tolerances.Network.Check("2.1.weight", [.. ofSecond.SelectMany(row => row)], Widths.Widen(network.Parameters["2.1.weight"].Gradient));
        Tolerances.Network.Check("2.0.weight", [.. ofFirst.SelectMany(row => row)], Widths.Widen(network.Parameters["2.0.weight"].Gradient));
    }

    private static double[] Row(OtttNetwork network, NeuronVariable variable, int sample)
    {
        NeuronState neuron = Assert.Single(network.Neurons);
        var values = new float[Batch * neuron.Count];
        neuron.CopyTo(variable, values);
        return Widths.Widen(values.AsSpan(sample * neuron.Count, neuron.Count));
    }

    private static void AddOuter(double[][] sum, double[] left, double[] right)
    {
        for (int row = 0; row < left.Length; row++)
        {
            for (int column = 0; column < right.Length; column++) sum[row][column] += left[row] * right[column];
        }
    }
}
