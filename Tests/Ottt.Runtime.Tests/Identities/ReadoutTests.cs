using Ottt.Testing;
using Xunit;

namespace Ottt.Runtime.Tests.Identities;

public class ReadoutTests
{
    private const int LastNeuron = 1;

    [Fact]
    public void The_gradient_of_a_readout_weight_is_the_sum_of_delta_times_trace()
    {
        using var network = new TwoSpikingLayers(Device.Cpu, 5, 3);
        network.Parameters["2.bias"].Edit().Fill(0.75f);
        var run = new IdentityRun(network, timeSteps: 7, seed: 4);
        double[][][] traces = [.. run.Traces.Select(step => step[LastNeuron])];

        double[] expected = OuterProducts.Sum(run.OutputGradients, traces);

        Assert.Contains(traces[^1].SelectMany(sample => sample), trace => trace > 1);
        Tolerances.Operation.Check("4.weight", expected, run.Gradient("4.weight"));
    }

    [Fact]
    public void The_gradient_of_a_readout_bias_is_the_sum_of_delta()
    {
        using var network = new TwoSpikingLayers(Device.Cpu, 5, 3);
        var run = new IdentityRun(network, timeSteps: 7, seed: 4);

        Tolerances.Operation.Check("4.bias", OuterProducts.Sum(run.OutputGradients), run.Gradient("4.bias"));
    }

    [Fact]
    public void The_trace_is_the_decayed_sum_of_spikes()
    {
        using var network = new TwoSpikingLayers(Device.Cpu, 1, 3);
        network.Reset();
        var expected = new float[network.Neurons[0].Count];
        var spikes = new float[expected.Length];
        var trace = new float[expected.Length];
        for (ulong step = 0; step < 6; step++)
        {
            network.Forward(Networks.Numbers.Currents(step, 6));
            network.Neurons[0].CopyTo(NeuronVariable.Spike, spikes);
            network.Neurons[0].CopyTo(NeuronVariable.Trace, trace);

            // Halves of small sums are exact in single precision.
            for (int neuron = 0; neuron < expected.Length; neuron++) expected[neuron] = (expected[neuron] / 2) + spikes[neuron];
            Assert.Equal(expected, trace);
        }

        Assert.Contains(expected, value => value > 1);
    }
}
