using Ottt.Runtime.Tests.Identities;
using Ottt.Runtime.Tests.Networks;
using Ottt.Testing;
using Xunit;

namespace Ottt.Runtime.Tests.Composition;

/// <summary>A residual adds what its two ways give, forward and backward.</summary>
public class ResidualTests
{
    private const int Batch = 2;

    [Fact]
    public void Sums_of_tensors_have_their_true_gradient()
    {
        using var network = new Smooth(Device.Cpu, Batch, seed: 4);
        float[] input = Numbers.Signed(3, Batch * network.Description.InputCount);
        float[] direction = Numbers.Signed(2, Batch * network.Description.OutputCount);
        network.Forward(input);
        network.Backward(direction);
        double[] inputGradient = Widths.Widen(network.InputGradient);

        double Loss() => Widths.Widen(network.Forward(input)).Zip(direction, (output, factor) => output * factor).Sum();

        Slopes.Measured.Check("input", Slopes.Of(() => input, Loss), inputGradient);
        foreach (Parameter parameter in network.Parameters)
        {
            Slopes.Measured.Check(parameter.Name, Slopes.Of(parameter.Edit, Loss), Widths.Widen(parameter.Gradient));
        }
    }

    [Fact]
    public void Parameters_of_block_and_shortcut_are_named_by_their_way()
    {
        using var network = new Smooth(Device.Cpu, 1);

        Assert.Equal(
            ["0.block.0.weight", "0.block.2.weight", "0.shortcut.0.weight", "0.shortcut.2.weight", "1.block.0.weight", "1.shortcut.1.weight", "3.block.0.weight", "4.block.0.block.0.weight", "4.shortcut.0.weight", "5.weight"],
            network.Parameters.Where(parameter => !parameter.Description.IsBias).Select(parameter => parameter.Name));
    }

    [Fact]
    public void Behind_a_sum_of_pairs_the_weight_learns_from_the_sum_of_traces()
    {
        using var network = new PairSum(Device.Cpu, Batch, seed: 2);
        var expected = new double[network.Parameters["3.weight"].Count];
        for (int step = 0; step < 5; step++)
        {
            double[] output = Widths.Widen(network.Forward(Numbers.Currents((ulong)step, Batch * 5)));
            float[] gradient = Numbers.Signed((ulong)step, Batch * 3);
            network.Backward(gradient);
            double[] spikes = Sum(network, NeuronVariable.Spike), traces = Sum(network, NeuronVariable.Trace);

            Tolerances.Network.Check("output", Product(network.Parameters["3.weight"], network.Parameters["3.bias"], spikes), output);
            for (int index = 0; index < Batch * 3 * 6; index++)
            {
                int sample = index / 18, unit = index / 6 % 3, feature = index % 6;
                expected[(unit * 6) + feature] += gradient[(sample * 3) + unit] * traces[(sample * 6) + feature];
            }
        }

        Assert.Contains(expected, value => value != 0);
        Tolerances.Network.Check("3.weight", expected, Widths.Widen(network.Parameters["3.weight"].Gradient));
    }

    /// <summary>What the two spiking layers have, added.</summary>
    private static double[] Sum(OtttNetwork network, NeuronVariable variable)
    {
        var sum = new double[Batch * 6];
        foreach (NeuronState neuron in network.Neurons)
        {
            var values = new float[sum.Length];
            neuron.CopyTo(variable, values);
            for (int index = 0; index < sum.Length; index++) sum[index] += values[index];
        }

        return sum;
    }

    private static double[] Product(Parameter weight, Parameter bias, double[] input)
    {
        int units = weight.Shape[0], features = weight.Shape[1];
        return
        [
            .. Enumerable.Range(0, Batch * units).Select(index => bias.Value[index % units] + Enumerable.Range(0, features)
                .Sum(feature => (double)weight.Value[(index % units * features) + feature] * input[(index / units * features) + feature])),
        ];
    }
}
