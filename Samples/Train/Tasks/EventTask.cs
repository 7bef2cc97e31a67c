using Ottt.Data;
using Ottt.Data.Events;
using Ottt.Samples.Train.Runs;

namespace Ottt.Samples.Train.Tasks;

/// <summary>
/// Digits seen by an event camera, N-MNIST: a recording becomes as many frames as there are time steps, each with the events of an equal share of its
/// time. In training it is moved by up to two pixels.
/// </summary>
internal static class EventTask
{
    public static TrainingTask Load(string folder, RunSettings settings)
    {
        NMnistDataset data = NMnistDataset.Load(folder);
        var framing = EventFraming.EqualTimes(settings.TimeSteps);
        return new TrainingTask(
            $"N-MNIST in {folder}: {data.Train.Count} recordings to learn from, {data.Test.Count} to be tested on",
            new EventBatches(data.Train, framing, settings.BatchSize, shuffle: true, settings.Seed) { MaximumShift = 2 },
            new EventBatches(data.Test, framing, settings.BatchSize),
            new FrameEncoder(settings.TimeSteps));
    }
}
