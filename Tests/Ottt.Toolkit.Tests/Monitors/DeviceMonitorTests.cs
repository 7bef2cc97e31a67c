using Ottt.Testing.Cuda;
using Ottt.Training;
using Ottt.Training.Monitors;
using Xunit;

namespace Ottt.Toolkit.Tests.Monitors;

public class DeviceMonitorTests
{
    private const int Batch = 2;

    [Theory]
    [InlineData(UpdateRule.Accumulate)]
    [InlineData(UpdateRule.EveryStep)]
    public void Monitors_see_on_a_device_what_they_see_on_the_processor(UpdateRule rule)
    {
        Reports onDevice = Train(CudaUnderTest.Device, rule), onProcessor = Train(Device.Cpu, rule);
        CudaUnderTest.CheckReports();
        Assert.Equal(onProcessor.Firing.SampleSteps, onDevice.Firing.SampleSteps);
        foreach ((LayerFiring expected, LayerFiring actual) in onProcessor.Firing.Layers.Zip(onDevice.Firing.Layers)) Assert.Equal(expected.Rates, actual.Rates);
        Assert.Equal(onProcessor.Operations.SynapticOperations, onDevice.Operations.SynapticOperations);
        foreach ((LayerStatistics expected, LayerStatistics actual) in onProcessor.Neurons.Layers.Zip(onDevice.Neurons.Layers))
        {
            Assert.Equal((expected.Layer.Name, expected.Variable, expected.Values.Count), (actual.Layer.Name, actual.Variable, actual.Values.Count));
            Assert.Equal(expected.Values.Mean, actual.Values.Mean, 1e-5);
            Assert.Equal(expected.Values.StandardDeviation, actual.Values.StandardDeviation, 1e-5);
        }

        Assert.Equal(rule == UpdateRule.EveryStep ? 3 : 1, onDevice.Gradients.Updates);
        foreach ((GradientNorm expected, GradientNorm actual) in onProcessor.Gradients.Parameters.Zip(onDevice.Gradients.Parameters))
        {
            Assert.Equal(expected.Mean, actual.Mean, 1e-4 * Math.Max(1, expected.Mean));
        }
    }

    private static Reports Train(Device device, UpdateRule rule)
    {
        using TwoNeurons network = new TwoNeurons(device, Batch, 1).Connected();
        var firing = new FiringMonitor();
        var neurons = new NeuronMonitor();
        var gradients = new GradientMonitor();
        var operations = new OperationMonitor();
        var trainer = new OnlineTrainer(network, new MseLoss(), new Sgd(1e-3)) { TimeSteps = 3, UpdateRule = rule };
        foreach (TrainingMonitor monitor in (TrainingMonitor[])[firing, neurons, gradients, operations]) trainer.Monitors.Add(monitor);
        trainer.TrainBatch([1, 0.5f, 0.25f, 0.75f], [0, 0]);
        return new Reports(firing.Summarize(), neurons.Summarize(), gradients.Summarize(), operations.Summarize());
    }

    private sealed record Reports(FiringReport Firing, NeuronReport Neurons, GradientReport Gradients, OperationReport Operations);
}
