using Ottt.Data;
using Ottt.Training;

namespace Ottt.Benchmarks.Batching;

/// <summary>Memory for a batch of a source.</summary>
/// <param name="source">The source.</param>
internal sealed class BatchBuffer(IBatchSource source)
{
    private readonly float[] _input = new float[source.SampleShape.Aggregate(source.BatchSize, (product, size) => product * size)];
    private readonly int[] _labels = new int[source.BatchSize];

    /// <summary>Reads a pass and does nothing with it.</summary>
    public void ReadAll(IBatchSource batches)
    {
        batches.Begin(0);
        while (batches.Read(_input, _labels) > 0)
        {
        }
    }

    /// <summary>Trains on the batch that was read last, so many times.</summary>
    public void TrainAgain(OnlineTrainer trainer, int times)
    {
        for (int time = 0; time < times; time++) trainer.TrainBatch(_input, _labels);
    }
}
