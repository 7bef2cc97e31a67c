using Ottt.Benchmarks.Contenders;
using Ottt.Benchmarks.Layers;
using Ottt.Training;
using Ottt.Training.Monitors;

namespace Ottt.Benchmarks.Monitors;

/// <summary>A way to train the same batch: by a loop that knows of no monitors, or by the trainer with some of them or with none.</summary>
/// <param name="Name">What it is called in the table.</param>
/// <param name="TrainBatch">Trains a batch.</param>
/// <param name="Network">What is trained.</param>
internal sealed record MonitoredTraining(string Name, Action TrainBatch, OtttNetwork Network)
{
    public static IReadOnlyList<MonitoredTraining> Of(Workload workload) =>
    [
        Loop(workload),
        WithMonitors(workload, "trainer without monitors"),
        WithMonitors(workload, "firing rates", new FiringMonitor()),
        WithMonitors(workload, "membrane and trace", new NeuronMonitor()),
        WithMonitors(workload, "gradient norms", new GradientMonitor()),
        WithMonitors(workload, "synaptic operations", new OperationMonitor()),
        WithMonitors(workload, "all four", new FiringMonitor(), new NeuronMonitor(), new GradientMonitor(), new OperationMonitor()),
    ];

    private static MonitoredTraining WithMonitors(Workload workload, string name, params TrainingMonitor[] monitors)
    {
        OtttNetwork network = CompiledContender.Network(workload);
        TrainingBatch batch = TrainingBatch.Draw(workload.Net, workload.Batch, workload.Zeros);
        var trainer = new OnlineTrainer(network, Loss(workload), NewOptimizer())
        {
            TimeSteps = workload.TimeSteps,
            UpdateRule = workload.Rule,
            MeasureFiringRates = false,
        };
        foreach (TrainingMonitor monitor in monitors) trainer.Monitors.Add(monitor);
        return new MonitoredTraining(name, () => trainer.TrainBatch(batch.Samples, batch.Labels), network);
    }

    private static MonitoredTraining Loop(Workload workload)
    {
        OtttNetwork network = CompiledContender.Network(workload);
        TrainingBatch batch = TrainingBatch.Draw(workload.Net, workload.Batch, workload.Zeros);
        OtttLoss loss = Loss(workload);
        Optimizer optimizer = NewOptimizer();
        return new MonitoredTraining("loop without a trainer", TrainBatch, network);

        void TrainBatch()
        {
            network.Reset();
            for (int timeStep = 0; timeStep < workload.TimeSteps; timeStep++)
            {
                ReadOnlySpan<float> output = timeStep == 0 ? network.Forward(batch.Samples) : network.Forward();
                network.Backward(loss.Gradient(output, batch.Labels));
                if (workload.Rule == UpdateRule.EveryStep) optimizer.Step(network.Parameters);
            }

            if (workload.Rule == UpdateRule.Accumulate) optimizer.Step(network.Parameters);
        }
    }

    private static OtttLoss Loss(Workload workload) => new(workload.TimeSteps, lambda: 0);

    private static Sgd NewOptimizer() => new(Workload.LearningRate) { Momentum = Workload.Momentum };
}
