using Ottt.Data;
using Ottt.Testing;
using Xunit;

namespace Ottt.Toolkit.Tests.Data;

public sealed class MnistDatasetTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Plain_and_packed_files_are_found()
    {
        WriteAll();
        MnistDataset dataset = MnistDataset.Load(_folder.Path);
        Assert.Equal((3, 2), (dataset.Train.Count, dataset.Test.Count));
        Assert.Equal([1, 2, 4], dataset.Train.ImageShape);
        Assert.Equal(TemporaryFolder.Noise(24)[8..16], dataset.Train.Pixels(1).ToArray());
        Assert.Equal([0, 9, 5], Enumerable.Range(0, 3).Select(dataset.Train.Label));
        Assert.Equal(10, dataset.Test.ClassCount);
    }

    [Fact]
    public void The_real_files_load()
    {
        string? folder = DataFolder.Find("mnist-10k");
        if (folder is null) Assert.Skip("The folder mnist-10k was not found; set OTTT_DATA to the folder that holds it.");
        MnistDataset dataset = MnistDataset.Load(folder);
        Assert.Equal((9997, 10000), (dataset.Train.Count, dataset.Test.Count));
        Assert.Equal([1, 28, 28], dataset.Train.ImageShape);
        Assert.Equal(980, Enumerable.Range(0, 10000).Count(index => dataset.Test.Label(index) == 0));
        Assert.Equal(7, dataset.Test.Label(0));
        double mean = Enumerable.Range(0, 10000).Average(index => dataset.Test.Pixels(index).ToArray().Average(pixel => pixel / 255.0));
        Assert.Equal(0.1325, mean, 1e-3);
    }

    [Fact]
    public void A_missing_folder_is_named()
    {
        string folder = Path.Combine(_folder.Path, "nothing");
        Assert.Equal($"'{folder}' is not a folder, or does not exist.", Refuses(folder).Message);
    }

    [Fact]
    public void A_missing_file_is_named_as_it_was_looked_for()
    {
        WriteAll();
        File.Delete(Path.Combine(_folder.Path, "t10k-labels-idx1-ubyte"));
        Assert.Equal($"'{_folder.Path}' has neither t10k-labels-idx1-ubyte nor t10k-labels-idx1-ubyte.gz.", Refuses(_folder.Path).Message);
    }

    [Fact]
    public void Another_number_of_labels_than_of_images_is_refused()
    {
        WriteAll();
        string labels = _folder.Write("t10k-labels-idx1-ubyte", TemporaryFolder.Idx([3], [0, 1, 2]));
        Assert.StartsWith($"'{labels}' has 3 labels, but ", Refuses(_folder.Path).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_label_above_nine_is_refused()
    {
        WriteAll();
        string labels = _folder.Write("t10k-labels-idx1-ubyte", TemporaryFolder.Idx([2], [0, 10]));
        Assert.Equal($"'{labels}' has the label 10 at position 1, which is outside 0 to 9 (at byte 9).", Refuses(_folder.Path).Message);
    }

    [Fact]
    public void Training_and_test_images_of_different_shapes_are_refused()
    {
        WriteAll();
        _folder.Write("t10k-images-idx3-ubyte", TemporaryFolder.Idx([2, 4, 2], new byte[16]));
        Assert.Equal($"'{_folder.Path}' has training images of [1, 2, 4] but test images of [1, 4, 2].", Refuses(_folder.Path).Message);
    }

    private static DataFormatException Refuses(string folder) => Assert.Throws<DataFormatException>(() => MnistDataset.Load(folder));

    private void WriteAll()
    {
        _folder.Write("train-images-idx3-ubyte.gz", TemporaryFolder.Gzip(TemporaryFolder.Idx([3, 2, 4], TemporaryFolder.Noise(24))));
        _folder.Write("train-labels-idx1-ubyte.gz", TemporaryFolder.Gzip(TemporaryFolder.Idx([3], [0, 9, 5])));
        _folder.Write("t10k-images-idx3-ubyte", TemporaryFolder.Idx([2, 2, 4], TemporaryFolder.Noise(16)));
        _folder.Write("t10k-labels-idx1-ubyte", TemporaryFolder.Idx([2], [1, 2]));
    }
}
