using Ottt.Training.Monitors;
using Xunit;

namespace Ottt.Toolkit.Tests.Monitors;

public class OperationMonitorTests
{
    [Fact]
    public void Operations_and_energy_are_those_of_two_neurons_computed_by_hand()
    {
        // One of two neurons fires at each of three steps and reaches one output.
        using TwoNeurons network = new TwoNeurons(Device.Cpu, 1, 1).Connected();
        OperationReport report = Run(network, [1, 0.5f], 3);
        Assert.Equal(["0", "2"], report.Layers.Select(layer => layer.Layer.Name));
        Assert.Equal((4, 4, 0), (report.Layers[0].DenseMacs, report.Layers[0].Macs, report.Layers[0].SynapticOperations));
        Assert.Equal((2, 0, 1), (report.Layers[1].DenseMacs, report.Layers[1].Macs, report.Layers[1].SynapticOperations));
        Assert.Equal(0.5, report.Layers[1].InputRate);
        Assert.Equal((1, 3), (report.Samples, report.TimeSteps));
        Assert.Equal((6, 12, 3), (report.DenseMacs, report.Macs, report.SynapticOperations));

        EnergyModel model = EnergyModel.Horowitz45Nanometres;
        Assert.Equal((12 * 4.6) + (3 * 0.9), report.EnergyPerSample(model), 1e-9);
        Assert.Equal(6 * 4.6, report.DenseEnergyPerSample(model), 1e-9);
    }

    [Fact]
    public void Rates_go_through_pools_and_scalings()
    {
        // All 32 neurons of the first layer fire at each step, none of the second.
        using var network = new PooledConvolutions(Device.Cpu, 2, 1);
        network.Conv2d0.Weight.Edit().Clear();
        network.Conv2d0.Bias!.Edit().Fill(1);
        network.Conv2d4.Weight.Edit().Clear();
        OperationReport report = Run(network, new float[32], 2);
        Assert.Equal([2 * 9 * 16, 3 * 2 * 4, 5 * 3 * 4], report.Layers.Select(layer => layer.DenseMacs));
        Assert.Equal([null, 1, 0], report.Layers.Select(layer => layer.InputRate));
        Assert.Equal(2 * 24, report.SynapticOperations);
        Assert.Equal((2, 4), (report.Samples, report.SampleSteps));
    }

    [Fact]
    public void A_transposed_convolution_counts_its_inputs_and_a_normalisation_makes_numbers_of_spikes()
    {
        using var network = new TransposedAndNormalized(Device.Cpu, 2, 1);
        network.Conv2d0.Weight.Edit().Clear();
        network.Conv2d0.Bias!.Edit().Fill(1);
        OperationReport report = Run(network, new float[18], 1);

        // [2, 3, 3] to [4, 6, 6] with 2 x 2 taps: each of 9 positions meets 2 * 4 * 4 elements of the weight.
        Assert.Equal([2 * 9 * 9, 9 * 2 * 4 * 4, 36 * 4, 2 * 36], report.Layers.Select(layer => layer.DenseMacs));
        Assert.Equal(1, report.Layers[1].InputRate);
        Assert.Null(report.Layers[2].InputRate);
        Assert.NotNull(report.Layers[3].InputRate);
    }

    [Fact]
    public void Rates_follow_residual_shortcut_and_feedback_connections()
    {
        using var network = new Composed(Device.Cpu, 1, 1);
        foreach (Parameter parameter in network.Parameters)
        {
            // What a neuron gets is its bias; readouts and what is fed back add nothing.
            parameter.Edit().Fill(parameter.Name is "0.bias" or "3.block.0.bias" ? 1 : 0);
        }

        Dictionary<string, double?> rates = Run(network, [0, 0, 0], 4).Layers.ToDictionary(layer => layer.Layer.Name, layer => layer.InputRate);
        Assert.Equal(
            new Dictionary<string, double?>
            {
                ["0"] = null, // the network's input
                ["1.0"] = 1, // fed back from 2, which always fires
                ["3.block.0"] = 1,
                ["4.block.0"] = 2, // 2 and 3.block.1 added
                ["4.shortcut.0"] = 2,
                ["6"] = 0, // 5, which gets nothing
            },
            rates);
    }

    private static OperationReport Run(OtttNetwork network, float[] input, int timeSteps)
    {
        var monitor = new OperationMonitor();
        network.Reset();
        monitor.BeginPass(network);
        for (int timeStep = 0; timeStep < timeSteps; timeStep++)
        {
            network.Forward(input);
            monitor.AfterStep(network);
        }

        monitor.EndPass();
        return monitor.Report!;
    }
}
