using Ottt.Benchmarks.Layers;
using Ottt.Training;

namespace Ottt.Benchmarks.Contenders;

/// <summary>The compiled network, with the trainer that its users have.</summary>
internal sealed class CompiledContender : IContender
{
    private readonly OnlineTrainer _trainer;
    private readonly TrainingBatch _batch;

    /// <param name="workload">What is trained.</param>
    /// <param name="network">The network, from <see cref="Network"/>.</param>
    public CompiledContender(Workload workload, OtttNetwork network)
    {
        _batch = TrainingBatch.Draw(workload.Net, workload.Batch, workload.Zeros);
        _trainer = new OnlineTrainer(network, Loss(workload), new Sgd(Workload.LearningRate) { Momentum = Workload.Momentum })
        {
            TimeSteps = workload.TimeSteps,
            UpdateRule = workload.Rule,
            MeasureFiringRates = false,
        };
    }

    /// <summary>Makes the network of a workload, with the parameters of every contender.</summary>
    public static OtttNetwork Network(Workload workload)
    {
        OtttNetwork network = workload.Net.Create(Device.Cpu.WithThreads(workload.Threads), workload.Batch, 1);
        StartingValues.Give(workload.Net, network);
        return network;
    }

    /// <summary>The gradients of a batch with the starting parameters: weight, bias and gain of each product in turn.</summary>
    public static IReadOnlyList<float[]> Gradients(Workload workload)
    {
        using OtttNetwork network = Network(workload);
        TrainingBatch batch = TrainingBatch.Draw(workload.Net, workload.Batch, workload.Zeros);
        OtttLoss loss = Loss(workload);
        for (int timeStep = 0; timeStep < workload.TimeSteps; timeStep++)
        {
            network.Backward(loss.Gradient(network.Forward(batch.Samples), batch.Labels));
        }

        return [.. network.Parameters.Select(parameter => parameter.Gradient.ToArray())];
    }

    public void TrainBatch() => _trainer.TrainBatch(_batch.Samples, _batch.Labels);

    /// <summary>The loss of every contender: cross entropy alone.</summary>
    private static OtttLoss Loss(Workload workload) => new OtttLoss(workload.TimeSteps, lambda: 0);
}
