using Ottt.Benchmarks.Layers;
using Ottt.Benchmarks.Peers;
using Ottt.Benchmarks.Torch;
using TorchSharp;

namespace Ottt.Benchmarks.Contenders;

/// <summary>An algorithm in TorchSharp.</summary>
internal sealed class TorchContender : IContender
{
    private readonly ITorchStep _step;
    private readonly torch.Tensor _samples;
    private readonly torch.Tensor _labels;

    /// <param name="workload">What is trained.</param>
    /// <param name="create">Makes the algorithm, once the library is loaded.</param>
    public TorchContender(Workload workload, Func<ITorchStep> create)
    {
        TorchLibrary.Load();
        torch.set_num_threads(workload.Threads);
        TrainingBatch batch = TrainingBatch.Draw(workload.Net, workload.Batch, workload.Zeros);
        _samples = torch.tensor(batch.Samples, [workload.Batch, .. workload.Net.InputShape]);
        _labels = torch.tensor([.. batch.Labels.Select(label => (long)label)], [workload.Batch]);
        _step = create();
    }

    public void TrainBatch() => Train();

    /// <summary>Trains once.</summary>
    /// <returns>The gradients of the update, as arrays: weight, bias and gain of each product in turn.</returns>
    public IReadOnlyList<float[]> TrainAndRead()
    {
        Train();
        return [.. _step.Gradients().Select(gradient => gradient.contiguous().data<float>().ToArray())];
    }

    private double Train() => _step.Train(_samples, _labels);
}
