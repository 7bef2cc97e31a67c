using Ottt.Training;

namespace Ottt.Samples.Train.Runs;

/// <summary>Saves a checkpoint after every so many batches, and tells another of each.</summary>
internal sealed class CheckpointProgress(IProgress<TrainingProgress>? next, int? every, Action save) : IProgress<TrainingProgress>
{
    public void Report(TrainingProgress value)
    {
        // The last batch of an epoch has its checkpoint behind the test.
        if (every is { } batches && (value.Batch + 1) % batches == 0 && value.Batch + 1 < value.BatchCount) save();
        next?.Report(value);
    }
}
