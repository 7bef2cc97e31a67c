using Ottt.Data;
using Ottt.Testing;
using Ottt.Training;
using Ottt.Training.Monitors;
using Xunit;

namespace Ottt.Toolkit.Tests.Monitors;

public class TrainerMonitorTests
{
    private const int Batch = 2;
    private const int Inputs = 200;

    /// <summary>What a trainer may be told to do.</summary>
    public enum Algorithm
    {
        Accumulate,
        EveryStep,
        SomeStepsBackward,
        Fptt,
    }

    [Theory]
    [InlineData(Algorithm.Accumulate)]
    [InlineData(Algorithm.EveryStep)]
    [InlineData(Algorithm.SomeStepsBackward)]
    [InlineData(Algorithm.Fptt)]
    public void Parameters_end_with_the_same_bits_with_monitors_and_without(Algorithm algorithm)
    {
        float[][] without = Train(algorithm, []), with = Train(algorithm, AllMonitors());
        Assert.Equal(without, with);
        Assert.NotEqual(without, Train(algorithm, [], batches: 1));
    }

    [Fact]
    public void A_batch_without_monitors_allocates_nothing()
    {
        using var network = new WideMlp(Device.Cpu, Batch, 1);
        OnlineTrainer trainer = Trainer(network, Algorithm.Accumulate);
        trainer.Monitors.Add(new FiringMonitor());
        trainer.TrainBatch(Samples(0), [0, 2]);
        trainer.Monitors.Clear();
        Assert.Equal(0, Allocation.FewestBytes(() => trainer.TrainBatch(Samples0, [0, 2])));
    }

    [Fact]
    public void Passes_of_training_and_evaluation_are_reported()
    {
        using var network = new WideMlp(Device.Cpu, Batch, 1);
        OnlineTrainer trainer = Trainer(network, Algorithm.EveryStep);
        var firing = new FiringMonitor();
        var gradients = new GradientMonitor();
        trainer.Monitors.Add(firing);
        trainer.Monitors.Add(gradients);
        var data = new TwoBatches();
        TrainingResult training = trainer.TrainEpoch(data, null, TestContext.Current.CancellationToken);
        Assert.True(firing.Report!.IsTraining);
        Assert.Equal(3 * 4, firing.Report.SampleSteps);
        Assert.Equal(training.FiringRates, firing.Report.Layers.Select(layer => layer.MeanRate));
        Assert.Equal(3 * 2, gradients.Report!.Updates);
        Assert.All(gradients.Report.Parameters, norm => Assert.True(norm.Mean > 0, norm.Parameter.Name));

        EvaluationResult evaluation = trainer.Evaluate(data, null, TestContext.Current.CancellationToken);
        Assert.False(firing.Report.IsTraining);
        Assert.Equal(evaluation.FiringRates, firing.Report.Layers.Select(layer => layer.MeanRate));
        Assert.Equal(0, gradients.Report.Updates);
    }

    [Fact]
    public void The_gradient_of_an_accumulating_update_is_that_of_all_time_steps()
    {
        using var network = new WideMlp(Device.Cpu, Batch, 1);
        OnlineTrainer trainer = Trainer(network, Algorithm.Accumulate);
        var gradients = new GradientMonitor();
        trainer.Monitors.Add(gradients);
        trainer.TrainBatch(Samples0, [0, 2]);

        using var alone = new WideMlp(Device.Cpu, Batch, 1);
        var loss = new OtttLoss(3);
        alone.Reset();
        for (int timeStep = 0; timeStep < 3; timeStep++) alone.Backward(loss.Gradient(alone.Forward(Samples0), [0, 2]));
        GradientReport report = gradients.Summarize();
        Assert.Equal(1, report.Updates);
        foreach (GradientNorm norm in report.Parameters)
        {
            double expected = Math.Sqrt(alone.Parameters[norm.Parameter.Name].Gradient.ToArray().Sum(value => (double)value * value));
            Assert.Equal(expected, norm.Last, 1e-6 * expected);
        }
    }

    [Fact]
    public void A_device_that_runs_sequences_by_itself_does_not_with_monitors()
    {
        using var network = new SequenceFake();
        var trainer = new OnlineTrainer(network, new CrossEntropyLoss(), new Sgd(0.1));
        trainer.TrainBatch([0], [0]);
        Assert.Equal(1, network.SequencesAsked);
        trainer.Monitors.Add(new OperationMonitor());
        trainer.TrainBatch([0], [0]);
        Assert.Equal(1, network.SequencesAsked);
    }

    private static float[] Samples0 { get; } = Samples(0);

    private static float[] Samples(int batch) => [.. Enumerable.Range(0, Batch * Inputs).Select(index => ((index * 7) + (batch * 3)) % 11 / 10f)];

    private static TrainingMonitor[] AllMonitors() => [new FiringMonitor(), new NeuronMonitor(), new GradientMonitor(), new OperationMonitor()];

    private static OnlineTrainer Trainer(OtttNetwork network, Algorithm algorithm) => new(network, new OtttLoss(3), new Adam(1e-2))
    {
        TimeSteps = 3,
        UpdateRule = algorithm is Algorithm.EveryStep or Algorithm.Fptt ? UpdateRule.EveryStep : UpdateRule.Accumulate,
        BackwardSteps = algorithm == Algorithm.SomeStepsBackward ? 2 : null,
        Fptt = algorithm == Algorithm.Fptt ? new Fptt(0.5) : null,
    };

    private static float[][] Train(Algorithm algorithm, TrainingMonitor[] monitors, int batches = 4)
    {
        using var network = new WideMlp(Device.Cpu, Batch, 1);
        OnlineTrainer trainer = Trainer(network, algorithm);
        foreach (TrainingMonitor monitor in monitors) trainer.Monitors.Add(monitor);
        for (int batch = 0; batch < batches; batch++) trainer.TrainBatch(Samples(batch), [0, 2]);
        return [.. network.Parameters.Select(parameter => parameter.Value.ToArray())];
    }

    private sealed class TwoBatches : IBatchSource
    {
        private int _next;

        public int Count => 2 * Batch;

        public int BatchSize => Batch;

        public IReadOnlyList<int> SampleShape { get; } = [Inputs];

        public void Begin(int epoch) => _next = 0;

        public int Read(Span<float> input, Span<int> labels)
        {
            if (_next == 2) return 0;
            Samples(_next++).CopyTo(input);
            ((int[])[0, 2]).CopyTo(labels);
            return Batch;
        }
    }
}
