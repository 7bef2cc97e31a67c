using Ottt.Data;
using Ottt.Hdf5;
using Ottt.Testing;
using Xunit;

namespace Ottt.Toolkit.Tests.Hdf5;

/// <summary>Recordings are read as they were written, and become frames by time.</summary>
public sealed class HeidelbergTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Recordings_are_those_of_the_file()
    {
        HeidelbergDataset found = Read(HeidelbergFile.Content());

        Assert.Equal((4, 20, 1.5f), (found.Count, found.ClassCount, found.Duration));
        for (int recording = 0; recording < found.Count; recording++)
        {
            Assert.Equal(HeidelbergFile.Times[recording].Select(time => (float)time), found.Times(recording).ToArray());
            Assert.Equal(HeidelbergFile.Units[recording], found.Channels(recording).ToArray());
            Assert.Equal(HeidelbergFile.Labels[recording], found.Label(recording));
        }
    }

    public static TheoryData<object, object, object> OtherTypes => new()
    {
        { new float[][] { [0.5f, 1] }, new int[][] { [5, 6] }, new byte[] { 4 } },
        { new double[][] { [0.5, 1] }, new long[][] { [5, 6] }, new long[] { 4 } },
    };

    [Theory]
    [MemberData(nameof(OtherTypes))]
    public void Numbers_may_be_of_other_types(object times, object units, object labels)
    {
        HeidelbergDataset found = Read(HeidelbergFile.Content(times, units, labels));

        Assert.Equal([0.5f, 1f], found.Times(0).ToArray());
        Assert.Equal([5, 6], found.Channels(0).ToArray());
        Assert.Equal(4, found.Label(0));
    }

    [Fact]
    public void A_frame_counts_the_spikes_of_its_time()
    {
        var batches = new HeidelbergBatches(Read(HeidelbergFile.Content()), timeSteps: 3, secondsPerStep: 0.25, batchSize: 3);
        var input = new float[3 * 3 * 700];
        var labels = new int[3];

        Assert.Equal(3, batches.Read(input, labels));

        Assert.Equal([19, 0, 7], labels);
        Assert.Equal([3, 700], batches.SampleShape);
        Assert.Equal((1f, 2f, 1f), (input[0], input[700 + 699], input[(3 * 700) + 1400 + 3]));
        Assert.Equal(4, input.Sum());

        // The fourth recording has a spike after the last step.
        input.AsSpan().Fill(9);
        Assert.Equal(1, batches.Read(input, labels));
        Assert.Equal((1f, 1f), (input[1], input[..(3 * 700)].Sum()));
        Assert.Equal(0, batches.Read(input, labels));
    }

    [Fact]
    public void A_pass_has_its_own_order_and_can_be_repeated()
    {
        ushort[] many = [.. Enumerable.Range(0, 20).Select(label => (ushort)label)];
        var batches = new HeidelbergBatches(
            Read(HeidelbergFile.Content(many.Select(_ => new Half[] { (Half)0.5 }).ToArray(), many.Select(unit => new[] { unit }).ToArray(), many)),
            timeSteps: 1, secondsPerStep: 1, batchSize: 20, shuffle: true, seed: 4);

        int[] first = Pass(batches, 0), second = Pass(batches, 1);

        Assert.Equal(first, Pass(batches, 0));
        Assert.Equal(second, Pass((HeidelbergBatches)batches.CreateReader(), 1));
        Assert.NotEqual(first, second);
        Assert.Equal(Enumerable.Range(0, 20), second.Order());
    }

    [Fact]
    public void The_encoder_of_frames_gives_one_at_each_step()
    {
        var batches = new HeidelbergBatches(Read(HeidelbergFile.Content()), timeSteps: 2, secondsPerStep: 0.5, batchSize: 2);
        var input = new float[2 * 2 * 700];
        batches.Read(input, new int[2]);
        var encoder = new FrameEncoder(2);
        encoder.Begin(0, 2);

        Assert.Equal(3, encoder.Encode(input, 0).ToArray().Sum());
        Assert.Equal(1, encoder.Encode(input, 1)[5]);
        Assert.Equal(1, encoder.Encode(input, 1)[700 + 3]);
    }

    private static int[] Pass(HeidelbergBatches batches, int epoch)
    {
        batches.Begin(epoch);
        var labels = new int[20];
        batches.Read(new float[20 * 700], labels);
        return labels;
    }

    private HeidelbergDataset Read(byte[] content) => HeidelbergDataset.Read(_folder.Write("shd.h5", content));
}
