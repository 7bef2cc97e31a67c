using Ottt.Testing;
using Xunit;

namespace Ottt.Runtime.Tests.Identities;

/// <summary>A readout has no membrane: its gradient through time is that of each step by itself.</summary>
public class SpikeReadoutTests
{
    private const string Readout = "4.weight";

    [Fact]
    public void The_gradient_of_its_weight_is_the_sum_of_delta_times_spike()
    {
        using SpikeReadout network = LetFire(new SpikeReadout(Device.Cpu, 5, 3));
        var spikes = new List<double[][]>();

        var run = new IdentityRun(network, timeSteps: 7, seed: 4, _ => spikes.Add(Spikes(network)));

        Assert.Contains(spikes[^1].SelectMany(sample => sample), spike => spike > 0);
        Tolerances.Operation.Check(Readout, OuterProducts.Sum(run.OutputGradients, spikes), run.Gradient(Readout));
    }

    [Fact]
    public void Nothing_else_learns_otherwise()
    {
        using TwoSpikingLayers published = LetFire(new TwoSpikingLayers(Device.Cpu, 5, 3));
        using SpikeReadout network = LetFire(new SpikeReadout(Device.Cpu, 5, 3));
        IdentityRun expected = new(published, 7, seed: 4), found = new(network, 7, seed: 4);

        Assert.Equal(expected.Outputs, found.Outputs);
        Assert.All(
            published.Parameters.Select(parameter => parameter.Name).Where(name => name != Readout),
            name => Assert.Equal(expected.Gradient(name), found.Gradient(name)));
        Assert.True(OuterProducts.RelativeDistance(found.Gradient(Readout), expected.Gradient(Readout)) > 0.1);
    }

    [Fact]
    public void The_trace_that_nobody_reads_is_not_kept()
    {
        using var network = new SpikeReadout(Device.Cpu, 1, 3);
        network.Forward(new float[6]);

        Assert.Equal([true, false], network.Neurons.Select(neuron => neuron.Has(NeuronVariable.Trace)));
    }

    private static double[][] Spikes(OtttNetwork network)
    {
        NeuronState last = network.Neurons[^1];
        var spikes = new float[network.Batch * last.Count];
        last.CopyTo(NeuronVariable.Spike, spikes);
        return [.. Widths.Widen(spikes).Chunk(last.Count)];
    }

    private static TNetwork LetFire<TNetwork>(TNetwork network)
        where TNetwork : OtttNetwork
    {
        network.Parameters["2.bias"].Edit().Fill(0.75f);
        return network;
    }
}
