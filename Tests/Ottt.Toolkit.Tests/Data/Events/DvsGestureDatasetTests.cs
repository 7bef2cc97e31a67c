using System.Text;
using Ottt.Data;
using Ottt.Data.Events;
using Ottt.Testing;
using Xunit;

namespace Ottt.Toolkit.Tests.Data.Events;

public sealed class DvsGestureDatasetTests : IDisposable
{
    private static readonly byte[] Table = AedatFiles.Table((1, 1000, 1050), (11, 1040, 1100), (3, 1150, 9999));

    private readonly TemporaryFolder _folder = new();

    public DvsGestureDatasetTests()
    {
        _folder.Write("trials_to_train.txt", Encoding.ASCII.GetBytes("user01_led.aedat\r\nuser02_lab.aedat\r\n\r\n"));
        _folder.Write("trials_to_test.txt", Encoding.ASCII.GetBytes("user24_led.aedat"));
        foreach (string name in new[] { "user01_led", "user02_lab", "user24_led" })
        {
            _folder.Write($"{name}.aedat", AedatFiles.Gestures(40));
            _folder.Write($"{name}_labels.csv", Table);
        }
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_table_cuts_a_file_into_recordings()
    {
        DvsGestureDataset data = DvsGestureDataset.Load(_folder.Path);

        // An event is every 10 microseconds from 1000 to 1390: the second gesture begins before the first one ends.
        Assert.Equal((6, 3, 11, 128, 128), (data.Train.Count, data.Test.Count, data.Train.ClassCount, data.Train.Width, data.Train.Height));
        Assert.Equal(
            [(0, 5, 1000, 1040), (10, 6, 1040, 1090), (2, 25, 1150, 1390)],
            Enumerable.Range(3, 3).Select(index => (data.Train.Label(index), data.Train.Recording(index)))
                .Select(piece => (piece.Item1, piece.Item2.Count, piece.Item2.FirstTime, piece.Item2.LastTime)));
        Assert.Equal(new CameraEvent(4, 12, true, 1040), data.Test.Recording(1).Events[0]);
    }

    [Fact]
    public void The_folder_above_will_do()
    {
        string above = Directory.CreateDirectory(Path.Combine(_folder.Path, "above")).FullName;
        string inner = Directory.CreateDirectory(Path.Combine(above, "DvsGesture")).FullName;
        foreach (string path in Directory.GetFiles(_folder.Path)) File.Copy(path, Path.Combine(inner, Path.GetFileName(path)));
        Assert.Equal(6, DvsGestureDataset.Load(above).Train.Count);
    }

    [Theory]
    [InlineData("trials_to_test.txt")]
    [InlineData("user02_lab.aedat")]
    [InlineData("user24_led_labels.csv")]
    public void A_missing_file_is_named(string name)
    {
        string path = Path.Combine(_folder.Path, name);
        File.Delete(path);
        Assert.Equal($"'{path}' does not exist.", Assert.Throws<DataFormatException>(() => DvsGestureDataset.Load(_folder.Path)).Message);
    }

    [Fact]
    public void A_damaged_table_is_refused_with_its_byte()
    {
        // A cut at the end of a row leaves a table of fewer gestures.
        string text = Encoding.ASCII.GetString(Table);
        Corpus("user24_led_labels.csv", Table, length => length > 40 && (text[length] == '\n' || text[length - 1] == '\n'))
            .Whole().Cut().Zeros().WrongMagic(8)
            .Changed(34, (byte)'0').Changed(34, (byte)'-').Changed(36, (byte)'2').Changed(48, (byte)'2').Changed(47, (byte)'\n');
    }

    [Fact]
    public void A_list_that_names_no_file_of_the_folder_is_refused()
    {
        foreach (string line in new[] { "../user01_led.aedat", "user01_led.txt", ".aedat", "/user01_led.aedat" })
        {
            string path = _folder.Write("trials_to_test.txt", Encoding.ASCII.GetBytes("user24_led.aedat\n" + line));
            var problem = Assert.Throws<DataFormatException>(() => DvsGestureDataset.Load(_folder.Path));
            Assert.Equal($"'{path}' has a line that is no name of a file with .aedat at its end (at byte 17).", problem.Message);
        }
    }

    [Fact]
    public void A_gesture_that_a_file_ends_before_is_refused()
    {
        // The last gesture begins within the second of the packets; a file that ends after the second or a later one has events of all gestures.
        const int PacketLength = 28 + (12 * 8);
        int header = AedatFiles.Header3.Length;
        Corpus("user02_lab.aedat", AedatFiles.Gestures(40), length => length >= header + (2 * PacketLength) && (length - header) % PacketLength == 0)
            .Whole().Cut().Zeros().FlippedBits();
    }

    [Fact]
    public void What_cannot_be_opened_is_refused()
    {
        Corpus("user24_led.aedat", AedatFiles.Gestures(40), _ => false).Whole().Unopenable(forFolder: true);
        Corpus("user24_led_labels.csv", Table, _ => false).Whole().Unopenable();
        if (ReaderCorpus.NoDenial is { } reason) Assert.Skip(reason);
    }

    [Fact]
    public void A_table_that_is_too_long_is_refused()
    {
        string path = _folder.Write("user24_led_labels.csv", new byte[(1 << 20) + 1]);
        Assert.Equal(
            $"'{path}' has 1048577 bytes; lines of text, 1048576 bytes at most, are expected.",
            Assert.Throws<DataFormatException>(() => DvsGestureDataset.Load(_folder.Path)).Message);
    }

    private ReaderCorpus Corpus(string name, byte[] content, Func<int, bool> isWholeAt) =>
        new(Path.Combine(_folder.Path, name), content, () => DvsGestureDataset.Load(_folder.Path)) { IsWholeAt = isWholeAt };
}
