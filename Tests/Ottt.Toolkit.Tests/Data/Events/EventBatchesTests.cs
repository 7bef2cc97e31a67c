using Ottt.Data;
using Ottt.Data.Events;
using Ottt.Testing;
using Xunit;

namespace Ottt.Toolkit.Tests.Data.Events;

public class EventBatchesTests
{
    private const int Count = 50;

    [Fact]
    public void A_batch_has_the_frames_of_each_recording_and_its_label()
    {
        EventRecording[] recordings =
        [
            new((CameraEvent[])[new(0, 0, true, 5), new(1, 0, false, 6)], 2, 1),
            new((CameraEvent[])[new(1, 0, true, 9), new(1, 0, true, 10)], 2, 1),
            new((CameraEvent[])[new(0, 0, false, 1)], 2, 1),
        ];
        var batches = new EventBatches(new LabelledRecordings(recordings, [2, 0, 1], 3), EventFraming.EqualCounts(2), 2);
        Assert.Equal((3, 2, 2), (batches.Count, batches.BatchSize, ((IBatchSource)batches).BatchCount));
        Assert.Equal([2, 2, 1, 2], batches.SampleShape);

        var input = new float[16];
        var labels = new int[2];
        Assert.Equal(2, batches.Read(input, labels));
        Assert.Equal([0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1], input);
        Assert.Equal([2, 0], labels);
        Assert.Equal(1, batches.Read(input, labels));
        Assert.Equal([1, 0, 0, 0, 0, 0, 0, 0], input[..8]);
        Assert.Equal(1, labels[0]);
        Assert.Equal(0, batches.Read(input, labels));
    }

    [Fact]
    public void A_shuffled_pass_has_every_recording_once_and_depends_on_seed_and_number_alone()
    {
        int[] order = Labels(seed: 5, epoch: 3, batchSize: 7);
        Assert.Equal(Enumerable.Range(0, Count), order.Order());
        Assert.NotEqual(Enumerable.Range(0, Count), order);
        Assert.Equal(order, Labels(seed: 5, epoch: 3, batchSize: 32));
        Assert.NotEqual(order, Labels(seed: 5, epoch: 4, batchSize: 7));
        Assert.NotEqual(order, Labels(seed: 6, epoch: 3, batchSize: 7));
    }

    [Fact]
    public void Batches_can_be_passed_over()
    {
        int[] order = Labels(seed: 5, epoch: 3, batchSize: 8);
        EventBatches batches = Centres(8, shuffle: true, seed: 5);
        batches.Begin(3);
        batches.Skip(2);
        var labels = new int[8];
        Assert.Equal(8, batches.Read(new float[8 * 18], labels));
        Assert.Equal(order[16..24], labels);
        batches.Skip(100);
        Assert.Equal(0, batches.Read(new float[8 * 18], labels));
        Assert.Throws<ArgumentOutOfRangeException>("batches", () => batches.Skip(-1));
    }

    [Fact]
    public void A_shift_depends_on_seed_pass_and_recording_alone()
    {
        (int X, int Y)[] places = Places(Centres(7, shuffle: true, seed: 5, shift: 1), epoch: 2);
        Assert.Equal(places, Places(Centres(50, shuffle: false, seed: 5, shift: 1), epoch: 2));
        Assert.NotEqual(places, Places(Centres(7, shuffle: true, seed: 5, shift: 1), epoch: 3));
        Assert.NotEqual(places, Places(Centres(7, shuffle: true, seed: 6, shift: 1), epoch: 2));

        // Fifty of nine places: each is met, with a chance of more than 97 in 100, and the seed is fixed.
        Assert.Equal(9, places.Distinct().Count());
        Assert.All(Places(Centres(7, shuffle: true, seed: 5, shift: 0), epoch: 2), place => Assert.Equal((1, 1), place));
    }

    [Fact]
    public void Reading_allocates_nothing()
    {
        EventBatches batches = Centres(5, shuffle: true, seed: 1, shift: 1);
        var input = new float[5 * 18];
        var labels = new int[5];
        int read = 0;
        Assert.Equal(0, Allocation.FewestBytes(() =>
        {
            batches.Skip(0);
            read += batches.Read(input, labels);
        }));
        Assert.InRange(read, 10, Count);
    }

    [Fact]
    public void Too_little_room_and_arguments_out_of_range_are_refused()
    {
        EventBatches batches = Centres(10, shuffle: false, seed: 0);
        Assert.Throws<ArgumentException>("input", () => batches.Read(new float[179], new int[10]));
        Assert.Throws<ArgumentException>("labels", () => batches.Read(new float[180], new int[9]));
        Assert.Throws<ArgumentOutOfRangeException>("epoch", () => batches.Begin(-1));
        Assert.Throws<ArgumentOutOfRangeException>("batchSize", () => Centres(0, shuffle: false, seed: 0));
        Assert.Throws<ArgumentOutOfRangeException>("value", () => Centres(1, shuffle: false, seed: 0, shift: -1));
    }

    /// <summary>Recordings of one event each, in the middle of three by three pixels, whose labels are their numbers.</summary>
    private static EventBatches Centres(int batchSize, bool shuffle, ulong seed, int shift = 0)
    {
        EventRecording[] recordings = [.. Enumerable.Range(0, Count).Select(_ => new EventRecording((CameraEvent[])[new(1, 1, true, 0)], 3, 3))];
        var data = new LabelledRecordings(recordings, [.. Enumerable.Range(0, Count)], Count);
        return new EventBatches(data, EventFraming.EqualCounts(1), batchSize, shuffle, seed) { MaximumShift = shift };
    }

    private static int[] Labels(ulong seed, int epoch, int batchSize)
    {
        EventBatches batches = Centres(batchSize, shuffle: true, seed);
        batches.Begin(epoch);
        var order = new List<int>();
        var labels = new int[batchSize];
        var input = new float[batchSize * 18];
        for (int count = batches.Read(input, labels); count > 0; count = batches.Read(input, labels)) order.AddRange(labels[..count]);
        return [.. order];
    }

    /// <summary>Where the event of each recording is, by the number of the recording.</summary>
    private static (int X, int Y)[] Places(EventBatches batches, int epoch)
    {
        batches.Begin(epoch);
        var places = new (int X, int Y)[Count];
        var labels = new int[batches.BatchSize];
        var input = new float[batches.BatchSize * 18];
        for (int count = batches.Read(input, labels); count > 0; count = batches.Read(input, labels))
        {
            for (int sample = 0; sample < count; sample++)
            {
                int pixel = Array.IndexOf(input, 1f, sample * 18, 18) - (sample * 18) - 9;
                places[labels[sample]] = (pixel % 3, pixel / 3);
            }
        }

        return places;
    }
}
