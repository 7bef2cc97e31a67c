using Ottt.Data;
using Ottt.Data.Events;
using Ottt.Data.Transforms;
using Ottt.Testing;
using Xunit;

namespace Ottt.Toolkit.Tests.Data;

public class PrefetchedBatchesTests
{
    private const int Count = 45;
    private const int BatchSize = 4;

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 3)]
    [InlineData(2, 1)]
    [InlineData(3, 2)]
    [InlineData(16, 2)]
    public void Batches_are_those_of_the_source_for_any_number_of_workers(int workers, int ahead)
    {
        foreach (IParallelBatchSource source in new IParallelBatchSource[] { Images(), Recordings() })
        {
            using var batches = new PrefetchedBatches(source, workers, ahead);
            Assert.Equal((Count, BatchSize, 12), (batches.Count, batches.BatchSize, batches.BatchCount));
            Assert.Equal(source.SampleShape, batches.SampleShape);
            foreach (int epoch in new[] { 0, 3, 1 })
            {
                source.Begin(epoch);
                batches.Begin(epoch);
                Assert.Equal(ReadAll(source), ReadAll(batches));
                Assert.Equal(0, Read(batches).Count);
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Batches_can_be_passed_over_before_and_within_a_pass(int workers)
    {
        EventBatches source = Recordings();
        source.Begin(2);
        List<string> all = ReadAll(source);
        using var batches = new PrefetchedBatches(source, workers);
        batches.Begin(2);
        batches.Skip(3);
        Assert.Equal(all[3], Read(batches).Text);
        batches.Skip(0);
        Assert.Equal(all[4], Read(batches).Text);
        batches.Skip(2);
        Assert.Equal(all[7..], ReadAll(batches));
        batches.Begin(2);
        batches.Skip(1000);
        Assert.Equal(0, Read(batches).Count);
        Assert.Throws<ArgumentOutOfRangeException>("batches", () => batches.Skip(-1));
    }

    [Fact]
    public void A_pass_can_begin_in_the_middle_of_another()
    {
        ImageBatches source = Images();
        using var batches = new PrefetchedBatches(source, workers: 3);
        for (int epoch = 0; epoch < 20; epoch++)
        {
            source.Begin(epoch);
            batches.Begin(epoch);
            for (int batch = 0; batch < epoch % 5; batch++) Assert.Equal(Read(source).Text, Read(batches).Text);
        }
    }

    [Fact]
    public void What_goes_wrong_in_a_worker_is_thrown_where_its_batch_would_be()
    {
        var wrong = new DataFormatException("a file", "is damaged");
        bool isDamaged = true;
        EventRecording whole = Recording(1);
        var data = new LabelledRecordings(new int[Count], 1, 3, 3, index => index == 9 && isDamaged ? throw wrong : whole);
        var source = new EventBatches(data, EventFraming.EqualCounts(1), BatchSize);
        using var batches = new PrefetchedBatches(source, workers: 2, ahead: 4);

        Assert.Equal(BatchSize, Read(batches).Count);
        Assert.Equal(BatchSize, Read(batches).Count);
        Assert.Same(wrong, Assert.Throws<DataFormatException>(() => Read(batches)));
        Assert.Same(wrong, Assert.Throws<DataFormatException>(() => Read(batches)));

        isDamaged = false;
        batches.Begin(0);
        Assert.Equal(12, ReadAll(batches).Count);
    }

    [Fact]
    public void Workers_make_batches_at_the_same_time_and_no_further_ahead_than_they_may()
    {
        const int Workers = 3, Ahead = 2;
        using var together = new Barrier(Workers);
        int made = 0;
        EventRecording recording = Recording(1);
        var data = new LabelledRecordings(new int[24], 1, 3, 3, _ =>
        {
            Interlocked.Increment(ref made);
            return together.SignalAndWait(TimeSpan.FromMinutes(1)) ? recording : throw new TimeoutException("The workers were not at it together.");
        });
        using var batches = new PrefetchedBatches(new EventBatches(data, EventFraming.EqualCounts(1), 1), Workers, Ahead);
        for (int batch = 1; batch <= 24; batch++)
        {
            Assert.Equal(1, Read(batches).Count);
            Assert.InRange(Volatile.Read(ref made), batch, batch + (Workers * Ahead));
        }
    }

    [Fact]
    public void Nothing_is_read_before_the_first_batch_is_asked_for_or_after_the_end()
    {
        int made = 0;
        EventRecording recording = Recording(1);
        var data = new LabelledRecordings(new int[Count], 1, 3, 3, _ =>
        {
            Interlocked.Increment(ref made);
            return recording;
        });
        var batches = new PrefetchedBatches(new EventBatches(data, EventFraming.EqualCounts(1), BatchSize), workers: 2);
        batches.Begin(1);
        Assert.Equal(0, made);
        Read(batches);
        batches.Dispose();
        batches.Dispose();
        int atTheEnd = made;
        Assert.InRange(atTheEnd, BatchSize, BatchSize * 5);
        Assert.Throws<ObjectDisposedException>(() => Read(batches));
        Assert.Throws<ObjectDisposedException>(() => batches.Begin(0));
        Assert.Throws<ObjectDisposedException>(() => batches.Skip(1));
        Assert.Equal(atTheEnd, made);
    }

    [Fact]
    public void Too_little_room_is_refused_and_loses_nothing()
    {
        ImageBatches source = Images();
        using var batches = new PrefetchedBatches(source);
        Assert.Throws<ArgumentException>("input", () => batches.Read(new float[(BatchSize * 12) - 1], new int[BatchSize]));
        Assert.Throws<ArgumentException>("labels", () => batches.Read(new float[BatchSize * 12], new int[BatchSize - 1]));
        Assert.Equal(Read(source).Text, Read(batches).Text);
    }

    [Fact]
    public void Arguments_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("workers", () => new PrefetchedBatches(Images(), 0));
        Assert.Throws<ArgumentOutOfRangeException>("ahead", () => new PrefetchedBatches(Images(), 1, 0));
        using var batches = new PrefetchedBatches(Images());
        Assert.Throws<ArgumentOutOfRangeException>("epoch", () => batches.Begin(-1));
    }

    [Fact]
    public void Reading_allocates_nothing()
    {
        var images = new LabelledImages(new byte[12_000], new byte[1000], [3, 2, 2], 1);
        using var batches = new PrefetchedBatches(new ImageBatches(images, 2, shuffle: true), workers: 2);
        var input = new float[24];
        var labels = new int[2];
        int read = 0;
        Assert.Equal(0, Allocation.FewestBytes(() => read += batches.Read(input, labels)));
        Assert.InRange(read, 4, 1000);
    }

    private static ImageBatches Images()
    {
        byte[] labels = [.. Enumerable.Range(0, Count).Select(label => (byte)label)];
        var images = new LabelledImages(TemporaryFolder.Noise(Count * 12), labels, [3, 2, 2], Count);
        return new ImageBatches(images, BatchSize, shuffle: true, seed: 7) { Transforms = [new RandomCrop(1), new RandomHorizontalFlip()] };
    }

    private static EventBatches Recordings()
    {
        var data = new LabelledRecordings([.. Enumerable.Range(1, Count).Select(Recording)], [.. Enumerable.Range(0, Count)], Count);
        return new EventBatches(data, EventFraming.EqualCounts(2), BatchSize, shuffle: true, seed: 7) { MaximumShift = 1 };
    }

    private static EventRecording Recording(int count) =>
        new((CameraEvent[])[.. Enumerable.Range(0, count).Select(index => new CameraEvent(index % 3, index / 3 % 3, index % 2 == 0, index))], 3, 3);

    private static List<string> ReadAll(IBatchSource batches)
    {
        var all = new List<string>();
        for (var batch = Read(batches); batch.Count > 0; batch = Read(batches)) all.Add(batch.Text);
        return all;
    }

    /// <summary>A batch with all its bits.</summary>
    private static (int Count, string Text) Read(IBatchSource batches)
    {
        int size = batches.SampleShape.Aggregate((product, next) => product * next);
        var input = new float[size * batches.BatchSize];
        var labels = new int[batches.BatchSize];
        int count = batches.Read(input, labels);
        IEnumerable<int> bits = input.Take(count * size).Select(BitConverter.SingleToInt32Bits);
        return (count, $"{string.Join(' ', labels.Take(count))}: {string.Join(' ', bits)}");
    }
}
