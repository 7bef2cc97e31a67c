using Xunit;

namespace Ottt.Runtime.Tests.Networks;

public class InputGradientTests
{
    [Fact]
    public void A_network_that_was_not_declared_for_it_says_how_to()
    {
        using var network = new SpikingMlp(Device.Cpu, 1, 1);
        network.Forward(new float[5]);
        network.Backward(new float[3]);

        var refusal = Assert.Throws<InvalidOperationException>(() => { _ = network.InputGradient; });

        Assert.StartsWith("SpikingMlp does not compute the gradient of its input", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("InputGradient = true", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void There_is_none_before_backward_and_after_a_reset()
    {
        using var network = new ReadoutWithInputGradient(Device.Cpu, 1, 1);
        RefusesYet(network);
        network.Forward(new float[4]);
        RefusesYet(network);
        network.Backward(new float[3]);
        Assert.Equal(4, network.InputGradient.Length);
        network.Forward(new float[4]);
        RefusesYet(network);
        network.Reset();
        RefusesYet(network);
    }

    [Fact]
    public void It_has_the_samples_in_use()
    {
        using var network = new ReadoutWithInputGradient(Device.Cpu, 3, 1);
        network.Reset(2);
        network.Forward(new float[8]);
        network.Backward([1, 0, 0, 0, 0, 1]);

        float[] weight = network.Parameters["0.weight"].Value.ToArray();
        Assert.Equal([.. weight[..4], .. weight[8..]], network.InputGradient.ToArray());
    }

    private static void RefusesYet(OtttNetwork network)
    {
        var refusal = Assert.Throws<InvalidOperationException>(() => { _ = network.InputGradient; });
        Assert.Equal($"{network.Description.Name} has no gradient of its input yet; call Backward first.", refusal.Message);
    }
}
