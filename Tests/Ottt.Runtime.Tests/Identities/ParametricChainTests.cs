using Ottt.Runtime.Tests.Networks;
using Ottt.Testing;
using Xunit;

namespace Ottt.Runtime.Tests.Identities;

/// <summary>Learned time constants one behind the other, the first of them at the input of the network.</summary>
public class ParametricChainTests
{
    private const int Batch = 3;
    private const int TimeSteps = 6;

    [Fact]
    public void A_sequence_is_what_the_formulas_say()
    {
        using var network = new ParametricChain(Device.Cpu, Batch, 1);
        foreach (ref float weight in network.Parameters["1.weight"].Edit()) weight *= 3;
        network.Parameters["0.w"].Edit()[0] = 0.5f;
        var reference = new ParametricChainReference(network);
        for (ulong step = 0; step < TimeSteps; step++)
        {
            float[] input = Numbers.Currents(step, Batch * 5), direction = Numbers.Signed(step, Batch * 3);
            double[] output = Widths.Widen(network.Forward(input));
            network.Backward(direction);
            Tolerances.Network.Check("output", reference.Step(input, direction), output);
        }

        Assert.True(reference.ClosestCall > 1e-5, $"A membrane came within {reference.ClosestCall} of its threshold; draw other operands.");
        Assert.All(network.Neurons, neuron => Assert.InRange(neuron.CountSpikes(), 1, (Batch * neuron.Count) - 1));
        foreach (string name in new[] { "0.w", "1.weight", "2.w", "3.weight" })
        {
            Tolerances.Network.Check(name, reference.Gradient(name), Widths.Widen(network.Parameters[name].Gradient));
        }
    }

    [Fact]
    public void Bits_do_not_depend_on_the_number_of_threads()
    {
        using var alone = new ParametricChain(Device.Cpu.WithThreads(1), 40, 1);
        using var shared = new ParametricChain(Device.Cpu.WithThreads(3), 40, 1);

        Assert.Equal(NetworkRun.Sequence(alone, 40, TimeSteps), NetworkRun.Sequence(shared, 40, TimeSteps));
    }
}
