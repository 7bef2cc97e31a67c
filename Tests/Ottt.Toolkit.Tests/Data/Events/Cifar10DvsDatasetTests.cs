using Ottt.Data;
using Ottt.Data.Events;
using Ottt.Testing;
using Xunit;

namespace Ottt.Toolkit.Tests.Data.Events;

public sealed class Cifar10DvsDatasetTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Recordings_come_by_class_and_then_by_name_and_are_read_when_asked_for()
    {
        Write("truck", "cifar10_truck_2", 1);
        Write("truck", "cifar10_truck_10", 2);
        Write("bird", "cifar10_bird_0", 3);

        LabelledRecordings data = Cifar10DvsDataset.Load(_folder.Path).Recordings;

        Assert.Equal((3, 10, 128, 128), (data.Count, data.ClassCount, data.Width, data.Height));
        Assert.Equal([(2, 3), (9, 2), (9, 1)], Enumerable.Range(0, 3).Select(index => (data.Label(index), data.Recording(index).Count)));
        string damaged = Write("bird", "cifar10_bird_0", 0);
        Assert.Equal($"'{damaged}' has no events (at byte {AedatFiles.Header2.Length}).", Assert.Throws<DataFormatException>(() => data.Recording(0)).Message);
    }

    [Fact]
    public void A_split_has_a_share_of_each_class()
    {
        for (int index = 0; index < 7; index++) Write("cat", $"{index}", 1 + index);
        for (int index = 0; index < 4; index++) Write("ship", $"{index}", 11 + index);
        Cifar10DvsDataset data = Cifar10DvsDataset.Load(_folder.Path);

        // 3.5 of 7 are 4, 2 of 4 are 2.
        (LabelledRecordings train, LabelledRecordings test) = data.Split(0.5);
        Assert.Equal([1, 2, 3, 4, 11, 12], Counts(train));
        Assert.Equal([5, 6, 7, 13, 14], Counts(test));
        Assert.Equal([3, 3, 3, 3, 8, 8], Enumerable.Range(0, 6).Select(train.Label));

        (train, test) = data.Split(0.5, seed: 1);
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 11, 12, 13, 14], Counts(train).Concat(Counts(test)).Order());
        Assert.Equal([3, 3, 3, 3, 8, 8], Enumerable.Range(0, 6).Select(train.Label));
        Assert.NotEqual([1, 2, 3, 4, 11, 12], Counts(train));
        Assert.Equal(Counts(train), Counts(data.Split(0.5, seed: 1).Train));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    [InlineData(0.95)]
    public void A_split_that_leaves_a_part_empty_is_refused(double share)
    {
        for (int index = 0; index < 7; index++) Write("cat", $"{index}", 1);
        Assert.Throws<ArgumentOutOfRangeException>("trainingShare", () => Cifar10DvsDataset.Load(_folder.Path).Split(share));
    }

    [Fact]
    public void A_folder_that_is_no_class_or_has_no_recordings_is_refused()
    {
        Assert.Equal(
            $"'{_folder.Path}' has no recordings; they are expected in airplane/*.aedat and so on.", Refuse(_folder.Path).Message);
        string wrong = Directory.CreateDirectory(Path.Combine(_folder.Path, "plane")).FullName;
        Assert.StartsWith($"'{wrong}' is named as no class; airplane, ", Refuse(_folder.Path).Message, StringComparison.Ordinal);
        string missing = Path.Combine(_folder.Path, "nowhere");
        Assert.Equal($"'{missing}' is not a folder, or does not exist.", Refuse(missing).Message);
        string file = _folder.Write("file", [1]);
        Assert.Equal($"'{file}' is a file where a folder is expected.", Refuse(file).Message);
    }

    private static DataFormatException Refuse(string folder) => Assert.Throws<DataFormatException>(() => Cifar10DvsDataset.Load(folder));

    private static IEnumerable<int> Counts(LabelledRecordings data) => Enumerable.Range(0, data.Count).Select(index => data.Recording(index).Count);

    private string Write(string className, string name, int events)
    {
        string place = Directory.CreateDirectory(Path.Combine(_folder.Path, className)).FullName;
        string path = Path.Combine(place, $"{name}.aedat");
        File.WriteAllBytes(path, AedatFiles.Version2(Enumerable.Range(0, events).Select(index => AedatFiles.Record2((uint)index, (uint)index))));
        return path;
    }
}
