using Ottt.Benchmarks.Layers;
using Ottt.Training;

namespace Ottt.Benchmarks.Contenders;

/// <summary>The compiled network, with the trainer that its users have.</summary>
internal sealed class CompiledContender : IContender
{
    private readonly OnlineTrainer _trainer;
    private readonly TrainingBatch _batch;

    public CompiledContender(Workload workload, OtttNetwork network)
    {
        _batch = TrainingBatch.Draw(workload.Net, workload.Batch);
        StartingValues.Give(workload.Net, network);
        _trainer = new OnlineTrainer(network, Loss(workload), new Sgd(Workload.LearningRate) { Momentum = Workload.Momentum })
        {
            TimeSteps = workload.TimeSteps,
            UpdateRule = workload.Rule,
            MeasureFiringRates = false,
        };
    }

    /// <summary>The loss of every contender: cross entropy alone.</summary>
    public static Loss Loss(Workload workload) => new OtttLoss(workload.TimeSteps, lambda: 0);

    public static OtttNetwork Network(Workload workload) => workload.Net.Create(Device.Cpu.WithThreads(workload.Threads), workload.Batch, 1);

    public void TrainBatch() => _trainer.TrainBatch(_batch.Samples, _batch.Labels);
}
