using Ottt.Testing;
using Ottt.Training;
using Ottt.Training.TensorBoard;
using Xunit;

namespace Ottt.Toolkit.Tests.Training.TensorBoard;

public sealed class TensorBoardWriterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_checksum_has_its_published_values()
    {
        // The check value of CRC-32C, and the vectors of RFC 3720, appendix B.4.
        Assert.Equal(0xE3069283u, MaskedCrc.Plain("123456789"u8));
        Assert.Equal(0x8A9136AAu, MaskedCrc.Plain(new byte[32]));
        Assert.Equal(0x62A8AB43u, MaskedCrc.Plain([.. Enumerable.Repeat((byte)0xFF, 32)]));
        Assert.Equal(0x46DD794Eu, MaskedCrc.Plain([.. Enumerable.Range(0, 32).Select(value => (byte)value)]));
        Assert.Equal(0xE3069283u, EventFileReader.Checksum("123456789"u8));
        Assert.Equal(EventFileReader.Masked("123456789"u8), MaskedCrc.Of("123456789"u8));
    }

    [Fact]
    public void Messages_have_the_bytes_of_the_wire_format()
    {
        // Field 2 = 300 is the example of the protocol buffers documentation with another number: 10 AC 02.
        Assert.Equal("10AC02", Convert.ToHexString(new ProtobufMessage().Add(2, 300L).Bytes));
        Assert.Equal("10FFFFFFFFFFFFFFFFFF01", Convert.ToHexString(new ProtobufMessage().Add(2, -1L).Bytes));
        Assert.Equal("120774657374696E67", Convert.ToHexString(new ProtobufMessage().Add(2, "testing").Bytes));
        Assert.Equal("150000803F", Convert.ToHexString(new ProtobufMessage().Add(2, 1f).Bytes));
        Assert.Equal("09000000000000F03F", Convert.ToHexString(new ProtobufMessage().Add(1, 1d).Bytes));
        Assert.Equal("1A03089601", Convert.ToHexString(new ProtobufMessage().Add(3, new ProtobufMessage().Add(1, 150L)).Bytes));
    }

    [Fact]
    public void A_file_begins_with_its_version_and_has_a_record_for_each_number()
    {
        using (var writer = new TensorBoardWriter(_folder.Path, new Clock(1_700_000_000.5)))
        {
            Assert.Equal($"events.out.tfevents.1700000000.{Environment.MachineName}", Path.GetFileName(writer.FilePath));
            writer.AddScalar("loss/training", 0.25, 7);
            writer.AddScalar("Größe", double.NaN, 1L << 40);
        }

        List<Dictionary<int, object>> events = EventFileReader.Read(File.ReadAllBytes(Assert.Single(Directory.GetFiles(_folder.Path))));
        Assert.Equal(3, events.Count);
        Assert.Equal((1_700_000_000.5, "brain.Event:2"), ((double)events[0][1], EventFileReader.Text(events[0][3])));
        Assert.Equal([1, 3], events[0].Keys);
        Assert.Equal((1_700_000_000.5, 7L), ((double)events[1][1], (long)events[1][2]));
        Assert.Equal("loss/training", EventFileReader.Text(EventFileReader.Value(events[1])[1]));
        Assert.Equal(0.25f, EventFileReader.Value(events[1])[2]);
        Assert.Equal((1L << 40, "Größe"), ((long)events[2][2], EventFileReader.Text(EventFileReader.Value(events[2])[1])));
        Assert.Equal(float.NaN, EventFileReader.Value(events[2])[2]);
    }

    [Fact]
    public void What_was_added_is_in_the_file_at_once_and_a_cut_record_alone_is_lost()
    {
        using var writer = new TensorBoardWriter(_folder.Path);
        writer.AddScalar("a", 1, 1);
        writer.AddScalar("a", 2, 2);
        byte[] file;
        using (var stream = new FileStream(writer.FilePath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite))
        {
            file = new byte[stream.Length];
            stream.ReadExactly(file);
        }

        Assert.Equal(3, EventFileReader.Read(file).Count);
        Assert.Equal(2, EventFileReader.Read(file.AsSpan(0, file.Length - 1)).Count);
    }

    [Fact]
    public void An_epoch_is_loss_accuracy_and_firing_rates_of_both_passes()
    {
        string path;
        using (var writer = new TensorBoardWriter(_folder.Path))
        {
            path = writer.FilePath;
            writer.AddEpoch(
                new TrainingResult(4, 1.5, 0.5, 10, TimeSpan.Zero, [0.125, 0.25]), new EvaluationResult(1.25, 0.75, 5, TimeSpan.Zero, [], new ConfusionMatrix(2)));
        }

        Dictionary<int, object>[] events = [.. EventFileReader.Read(File.ReadAllBytes(path)).Skip(1)];
        Assert.All(events, record => Assert.Equal(5L, record[2]));
        Assert.Equal(
            ["loss/training 1.5", "accuracy/training 0.5", "firing rate/training 0 0.125", "firing rate/training 1 0.25", "loss/test 1.25", "accuracy/test 0.75"],
            events.Select(EventFileReader.Value).Select(value => $"{EventFileReader.Text(value[1])} {value[2]}"));
    }

    [Fact]
    public void An_image_has_its_size_and_its_file()
    {
        byte[] png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 1, 2, 0, 0, 0, 3, 8, 6];
        using var writer = new TensorBoardWriter(_folder.Path);
        writer.AddImage("weights", png, 0);
        writer.Dispose();
        Dictionary<int, object> value = EventFileReader.Value(EventFileReader.Read(File.ReadAllBytes(writer.FilePath))[1]);
        Dictionary<int, object> image = EventFileReader.Fields((byte[])value[4]);
        Assert.Equal((3L, 258L), ((long)image[1], (long)image[2]));
        Assert.Equal(png, (byte[])image[4]);
        Assert.Throws<ArgumentException>(() => writer.AddImage("weights", [1, 2, 3], 0));
    }

    [Fact]
    public void Two_writers_of_the_same_second_have_files_of_their_own()
    {
        var clock = new Clock(5);
        using var first = new TensorBoardWriter(_folder.Path, clock);
        using var second = new TensorBoardWriter(_folder.Path, clock);
        Assert.Equal($"events.out.tfevents.0000000005.{Environment.MachineName}", Path.GetFileName(first.FilePath));
        Assert.Equal(first.FilePath + ".1", second.FilePath);
    }

    [Fact]
    public void Bad_arguments_are_refused_and_leave_no_record()
    {
        using var writer = new TensorBoardWriter(_folder.Path);
        long length = new FileInfo(writer.FilePath).Length;
        Assert.Throws<ArgumentException>(() => writer.AddScalar(" ", 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => writer.AddScalar("a", 1, -1));
        Assert.Equal(length, new FileInfo(writer.FilePath).Length);
        writer.Dispose();
        Assert.Throws<ObjectDisposedException>(() => writer.AddScalar("a", 1, 1));
    }

    private sealed class Clock(double seconds) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddSeconds(seconds);
    }
}
