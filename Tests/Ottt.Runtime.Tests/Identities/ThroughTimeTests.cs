using Ottt.Testing;
using Xunit;

namespace Ottt.Runtime.Tests.Identities;

/// <summary>The gradient into the last spiking layer against backpropagation through time with a detached reset.</summary>
public class ThroughTimeTests
{
    private const string LastSpikingWeight = "2.weight";
    private const double Half = 0.5;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    public void With_soft_reset_and_equal_tau_it_is_the_same(int timeSteps)
    {
        using var network = new TwoSpikingLayers(Device.Cpu, 5, 3);

        (double[] online, double[] throughTime) = Compare(network, timeSteps, (Half, Half), hardReset: false);

        Tolerances.Network.Check(LastSpikingWeight, throughTime, online);
    }

    [Fact]
    public void With_unequal_tau_it_is_another()
    {
        using var network = new UnequalMemories(Device.Cpu, 5, 3);

        (double[] online, double[] throughTime) = Compare(network, 8, (Half, 0.75), hardReset: false);

        Assert.True(OuterProducts.RelativeDistance(throughTime, online) > 0.01);
    }

    [Fact]
    public void With_hard_reset_it_is_another()
    {
        using var network = new HardReset(Device.Cpu, 5, 3);

        (double[] online, double[] throughTime) = Compare(network, 8, (Half, Half), hardReset: true);

        Assert.True(OuterProducts.RelativeDistance(throughTime, online) > 0.001);
    }

    private static (double[] Online, double[] ThroughTime) Compare(
        OtttNetwork network, int timeSteps, (double First, double Second) decays, bool hardReset)
    {
        LetFire(network);
        var run = new IdentityRun(network, timeSteps, seed: 2);
        var reference = new BackpropagationThroughTime(network, decays, hardReset);
        double[] throughTime = [.. reference.SecondWeightGradient([.. run.Inputs], [.. run.OutputGradients]).SelectMany(row => row)];

        Assert.True(reference.ClosestCall > 1e-5, $"A membrane came within {reference.ClosestCall} of its threshold; draw other operands.");
        Assert.All(network.Neurons, neuron => Assert.InRange(neuron.CountSpikes(), 1, (network.Batch * neuron.Count) - 1));
        return (run.Gradient(LastSpikingWeight), throughTime);
    }

    // The default initialisation keeps most neurons of the second layer silent.
    private static void LetFire(OtttNetwork network)
    {
        foreach (ref float weight in network.Parameters[LastSpikingWeight].Edit()) weight *= 3;
        network.Parameters["2.bias"].Edit().Fill(0.75f);
    }
}
