using Xunit;

namespace Ottt.Runtime.Tests.Networks;

public class InputKindTests
{
    private static readonly float[] Spike = [1, 0, 0, 1];
    private static readonly float[] Trace = [1.5f, 0.25f, 0, 1];

    [Fact]
    public void A_network_of_pairs_refuses_a_tensor_in_training()
    {
        using var network = new PairReadout(Device.Cpu, 1, 1);

        var refusal = Assert.Throws<InvalidOperationException>(() => { network.Forward(Spike); });

        Assert.Equal("PairReadout takes a [spike, trace] pair in training; call Forward(spike, trace).", refusal.Message);
    }

    [Fact]
    public void A_network_of_tensors_refuses_a_pair()
    {
        using var network = new ReadoutWithInputGradient(Device.Cpu, 1, 1);

        var refusal = Assert.Throws<InvalidOperationException>(() => { network.Forward(Spike, Trace); });

        Assert.StartsWith("ReadoutWithInputGradient takes a tensor", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void In_evaluation_the_spike_alone_gives_the_output_of_the_pair()
    {
        using var network = new PairReadout(Device.Cpu, 1, 1);
        float[] trained = network.Forward(Spike, Trace).ToArray();
        network.Reset();
        network.Training = false;
        float[] ofPair = network.Forward(Spike, Trace).ToArray();
        network.Reset();

        Assert.Equal(trained, ofPair);
        Assert.Equal(trained, network.Forward(Spike).ToArray());
    }

    [Fact]
    public void The_value_comes_from_the_spike_and_the_gradient_from_the_trace()
    {
        using var network = new PairReadout(Device.Cpu, 1, 1);
        network.Forward(Spike, Trace);

        network.Backward([1, 0, -2]);

        float[] expected = [.. Trace, 0, 0, 0, 0, .. Trace.Select(element => -2 * element)];
        Assert.Equal(expected, network.Parameters["0.weight"].Gradient.ToArray());
        Assert.Equal([1f, 0f, -2f], network.Parameters["0.bias"].Gradient.ToArray());
    }
}
