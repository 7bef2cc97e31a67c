using Ottt.Training.Monitors;
using Xunit;

namespace Ottt.Toolkit.Tests.Monitors;

public class FiringMonitorTests
{
    [Fact]
    public void Rates_and_shares_are_those_of_two_neurons_computed_by_hand()
    {
        // The charge is half the membrane potential plus the input: 1, 1, 1 fires at every step, 0.5, 0.75, 0.875 at none.
        using TwoNeurons network = new TwoNeurons(Device.Cpu, 1, 1).Connected();
        FiringReport report = Run(network, new FiringMonitor(), [1, 0.5f]);
        LayerFiring layer = Assert.Single(report.Layers);
        Assert.True(report.IsTraining);
        Assert.Equal(3, report.SampleSteps);
        Assert.Equal("1", layer.Layer.Name);
        Assert.Equal(2, layer.Neurons);
        Assert.Equal([1, 0], layer.Rates);
        Assert.Equal(0.5, layer.MeanRate);
        Assert.Equal(0.5, layer.SilentShare);
        Assert.Equal(0.5, layer.SaturatedShare);
    }

    [Fact]
    public void A_neuron_is_silent_or_saturated_over_all_samples_together()
    {
        // The first neuron fires for one of two samples, at every step; the second for the other.
        using TwoNeurons network = new TwoNeurons(Device.Cpu, 2, 1).Connected();
        LayerFiring layer = Assert.Single(Run(network, new FiringMonitor(), [1, 0, 0, 1]).Layers);
        Assert.Equal([0.5f, 0.5f], layer.Rates);
        Assert.Equal(0, layer.SilentShare);
        Assert.Equal(0, layer.SaturatedShare);
    }

    [Fact]
    public void The_rate_of_saturation_can_be_chosen()
    {
        using TwoNeurons network = new TwoNeurons(Device.Cpu, 2, 1).Connected();
        Assert.Equal(1, Assert.Single(Run(network, new FiringMonitor(0.5), [1, 0, 0, 1]).Layers).SaturatedShare);
        Assert.Throws<ArgumentOutOfRangeException>(() => new FiringMonitor(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FiringMonitor(1.5));
    }

    [Fact]
    public void A_layer_of_images_has_a_neuron_at_each_position_of_each_channel()
    {
        using var network = new PooledConvolutions(Device.Cpu, 1, 1);
        network.Conv2d0.Weight.Edit().Clear();
        ((float[])[1, 0]).CopyTo(network.Conv2d0.Bias!.Edit());
        LayerFiring layer = Run(network, new FiringMonitor(), new float[16]).Layers[0];
        Assert.Equal(32, layer.Neurons);
        Assert.Equal([.. Enumerable.Repeat(1f, 16), .. Enumerable.Repeat(0f, 16)], layer.Rates);
        Assert.Equal(0.5, layer.SilentShare);
    }

    [Fact]
    public void A_pass_begins_anew_and_a_report_stays()
    {
        using TwoNeurons network = new TwoNeurons(Device.Cpu, 1, 1).Connected();
        var monitor = new FiringMonitor();
        Assert.Throws<InvalidOperationException>(monitor.Summarize);
        Assert.Throws<InvalidOperationException>(monitor.EndPass);
        FiringReport first = Run(network, monitor, [1, 0.5f]);
        network.Training = false;
        FiringReport second = Run(network, monitor, [0, 0]);
        Assert.Equal(0.5, first.Layers[0].MeanRate);
        Assert.Equal(0, second.Layers[0].MeanRate);
        Assert.False(second.IsTraining);
    }

    [Fact]
    public void A_loop_that_begins_no_pass_can_be_looked_at_in_its_middle()
    {
        using TwoNeurons network = new TwoNeurons(Device.Cpu, 1, 1).Connected();
        var monitor = new FiringMonitor();
        network.Forward([1, 0]);
        monitor.AfterStep(network);
        Assert.Equal(1, monitor.Summarize().SampleSteps);
        Assert.Null(monitor.Report);
    }

    private static FiringReport Run(OtttNetwork network, FiringMonitor monitor, float[] input)
    {
        network.Reset();
        monitor.BeginPass(network);
        for (int timeStep = 0; timeStep < 3; timeStep++)
        {
            network.Forward(input);
            monitor.AfterStep(network);
        }

        monitor.EndPass();
        return monitor.Report!;
    }
}
