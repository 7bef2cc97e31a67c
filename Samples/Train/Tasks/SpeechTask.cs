using Ottt.Data;
using Ottt.Hdf5;
using Ottt.Samples.Train.Runs;

namespace Ottt.Samples.Train.Tasks;

/// <summary>
/// Spoken digits as spikes of an inner ear, the Heidelberg Spiking Digits: <c>shd_train.h5</c> and <c>shd_test.h5</c>, whose longest recording is shared
/// out among the time steps.
/// </summary>
internal static class SpeechTask
{
    public static TrainingTask Load(string folder, RunSettings settings)
    {
        HeidelbergDataset training = HeidelbergDataset.Read(Path.Combine(folder, "shd_train.h5")), test = HeidelbergDataset.Read(Path.Combine(folder, "shd_test.h5"));
        double secondsPerStep = training.Duration / settings.TimeSteps;
        return new TrainingTask(
            $"Spoken digits in {folder}: {training.Count} recordings to learn from, {test.Count} to be tested on",
            new PrefetchedBatches(new HeidelbergBatches(training, settings.TimeSteps, secondsPerStep, settings.BatchSize, shuffle: true, settings.Seed)),
            new HeidelbergBatches(test, settings.TimeSteps, secondsPerStep, settings.BatchSize),
            new FrameEncoder(settings.TimeSteps));
    }
}
