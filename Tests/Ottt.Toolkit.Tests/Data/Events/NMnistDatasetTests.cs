using Ottt.Data;
using Ottt.Data.Events;
using Ottt.Testing;
using Xunit;

namespace Ottt.Toolkit.Tests.Data.Events;

public sealed class NMnistDatasetTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Recordings_come_by_label_and_then_by_name()
    {
        Write("Train", 7, "00002.bin", 5);
        Write("Train", 3, "b.bin", 2);
        Write("Train", 3, "a.bin", 3);
        Write("Train", 3, "B.bin", 4);
        Write("Train", 3, "notes.txt", 1);
        Write("Test", 9, "00001.bin", 6);

        NMnistDataset data = NMnistDataset.Load(_folder.Path);

        Assert.Equal((4, 1, 10), (data.Train.Count, data.Test.Count, data.Train.ClassCount));
        Assert.Equal([(3, 4), (3, 3), (3, 2), (7, 5)], Enumerable.Range(0, 4).Select(index => (data.Train.Label(index), data.Train.Recording(index).Count)));
        Assert.Equal((9, 6), (data.Test.Label(0), data.Test.Recording(0).Count));
    }

    [Fact]
    public void The_real_recordings_load()
    {
        string? folder = DataFolder.Find("nmnist-small");
        if (folder is null) Assert.Skip("The folder nmnist-small was not found; set OTTT_DATA to the folder that holds it.");
        NMnistDataset data = NMnistDataset.Load(folder);

        Assert.Equal((1000, 100), (data.Train.Count, data.Test.Count));
        Assert.Equal(10, Enumerable.Range(0, 100).Select(data.Test.Label).Distinct().Count());
        EventRecording first = data.Train.Recording(0);

        // The first bytes of the first file are 0A 1E 80 03 A9 and 21 14 80 04 06.
        Assert.Equal([new CameraEvent(10, 30, true, 0x3A9), new CameraEvent(33, 20, true, 0x406)], first.Events[..2].ToArray());
        long bytes = new DirectoryInfo(folder).EnumerateFiles("*.bin", SearchOption.AllDirectories).Sum(file => file.Length);
        Assert.Equal(bytes / 5, EventsOf(data.Train) + EventsOf(data.Test));

        // Three movements of the camera, each of about 100 ms.
        Assert.All(Enumerable.Range(0, 1000), index => Assert.InRange(data.Train.Recording(index).LastTime, 250_000, 350_000));
    }

    [Fact]
    public void A_missing_folder_is_named()
    {
        string folder = Path.Combine(_folder.Path, "nowhere");
        Assert.Equal($"'{folder}' is not a folder, or does not exist.", Refuse(folder).Message);
    }

    [Fact]
    public void A_missing_part_is_named()
    {
        Write("Train", 0, "00001.bin", 1);
        Assert.Equal($"'{Path.Combine(_folder.Path, "Test")}' is not a folder, or does not exist.", Refuse(_folder.Path).Message);
    }

    [Fact]
    public void A_part_without_recordings_is_told_where_they_are_expected()
    {
        Write("Train", 0, "00001.aedat", 1);
        Assert.Equal(
            $"'{Path.Combine(_folder.Path, "Train")}' has no recordings; they are expected in Train/0/*.bin to Train/9/*.bin.",
            Refuse(_folder.Path).Message);
    }

    [Theory]
    [InlineData("10")]
    [InlineData("07")]
    [InlineData("zero")]
    public void A_folder_that_is_no_label_is_refused(string name)
    {
        Write("Train", 0, "00001.bin", 1);
        string wrong = Directory.CreateDirectory(Path.Combine(_folder.Path, "Train", name)).FullName;
        Assert.Equal($"'{wrong}' is named as no label; folders from 0 to 9 are expected.", Refuse(_folder.Path).Message);
    }

    private static int EventsOf(LabelledRecordings data) => Enumerable.Range(0, data.Count).Sum(index => data.Recording(index).Count);

    private static DataFormatException Refuse(string folder) => Assert.Throws<DataFormatException>(() => NMnistDataset.Load(folder));

    private void Write(string part, int label, string name, int events) =>
        NMnistFiles.Write(_folder.Path, part, label, name, NMnistFiles.Recording(events));
}
