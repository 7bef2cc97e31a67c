using Ottt.Benchmarks.Networks;
using Ottt.Data;
using Ottt.Data.Events;
using Ottt.Data.Transforms;
using Ottt.Numerics;

namespace Ottt.Benchmarks.Batching;

/// <summary>A source of batches with the network that learns from it.</summary>
/// <param name="Name">What it is, for the table.</param>
/// <param name="Source">The source.</param>
/// <param name="Encoder">Makes the network's input of its samples.</param>
/// <param name="TimeSteps">The time steps of a batch.</param>
/// <param name="Create">Makes the network for a size of batches.</param>
internal sealed record BatchingCase(string Name, IParallelBatchSource Source, Encoder Encoder, int TimeSteps, Func<int, OtttNetwork> Create)
{
    private const int Classes = 10;
    private const int Samples = 512;
    private const int EventFrames = 10;

    // Of the 1,100 recordings of N-MNIST at hand one has 4,108 events on average.
    private const int Events = 4108;

    public static IEnumerable<BatchingCase> All(int batchSize)
    {
        yield return new BatchingCase(
            "digits of 28 x 28, shifted", Images(batchSize), new DirectEncoder(), 6, size => new SmallCnn(Device.Cpu, size, 1));
        yield return new BatchingCase(
            $"recordings of 34 x 34, {Events} events, {EventFrames} frames, shifted", Recordings(batchSize), new FrameEncoder(EventFrames), EventFrames,
            size => new EventCnn(Device.Cpu, size, 1));
    }

    private static ImageBatches Images(int batchSize)
    {
        var random = new PhiloxStream(1, 0);
        var pixels = new byte[Samples * 28 * 28];
        foreach (ref byte pixel in pixels.AsSpan()) pixel = (byte)Math.Max(0, random.Next(1024) - 768);
        return new ImageBatches(new LabelledImages(pixels, Labels<byte>(label => (byte)label), [1, 28, 28], Classes), batchSize, shuffle: true)
        {
            Transforms = [new RandomCrop(2), new Normalize([0.1307], [0.3081])],
        };
    }

    private static EventBatches Recordings(int batchSize)
    {
        var random = new PhiloxStream(2, 0);
        EventRecording[] recordings = [.. Enumerable.Range(0, Samples).Select(_ => Recording(random))];
        var data = new LabelledRecordings(recordings, Labels(label => label), Classes);
        return new EventBatches(data, EventFraming.EqualTimes(EventFrames), batchSize, shuffle: true) { MaximumShift = 2 };
    }

    private static EventRecording Recording(PhiloxStream random)
    {
        const int Size = NMnistDataset.SensorSize;
        IEnumerable<CameraEvent> events = Enumerable.Range(0, Events).Select(
            index => new CameraEvent(random.Next(Size), random.Next(Size), random.Next(2) == 1, 75L * index));
        return new EventRecording(events.ToArray(), Size, Size);
    }

    private static T[] Labels<T>(Func<int, T> convert) => [.. Enumerable.Range(0, Samples).Select(sample => convert(sample % Classes))];
}
