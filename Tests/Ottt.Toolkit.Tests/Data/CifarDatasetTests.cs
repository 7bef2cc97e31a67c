using Ottt.Data;
using Ottt.Testing;
using Xunit;

namespace Ottt.Toolkit.Tests.Data;

public sealed class CifarDatasetTests : IDisposable
{
    private static readonly int[] Counts = [2, 1, 3, 1, 1, 2];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData(CifarFiles.TenFolder)]
    public void The_batches_of_ten_are_one_training_set_in_order(string place)
    {
        CifarFiles.WriteTen(Path.Combine(_folder.Path, place), Counts);

        CifarDataset data = CifarDataset.LoadCifar10(_folder.Path);

        Assert.Equal(("CIFAR-10", 8, 2), (data.Name, data.Train.Count, data.Test.Count));
        Assert.Equal([3, 32, 32], data.Train.ImageShape);
        Assert.Equal((10, 10), (data.Train.ClassCount, data.Test.ClassCount));
        (int File, int Image)[] training = [(0, 0), (0, 1), (1, 0), (2, 0), (2, 1), (2, 2), (3, 0), (4, 0)];
        AssertHolds(data.Train, training, CifarFiles.TenLabel);
        AssertHolds(data.Test, [(5, 0), (5, 1)], CifarFiles.TenLabel);
    }

    [Theory]
    [InlineData("")]
    [InlineData(CifarFiles.HundredFolder)]
    public void Of_the_labels_of_a_hundred_the_fine_or_the_coarse_one_is_the_class(string place)
    {
        CifarFiles.WriteHundred(Path.Combine(_folder.Path, place), training: 3, test: 2);

        CifarDataset fine = CifarDataset.LoadCifar100(_folder.Path), coarse = CifarDataset.LoadCifar100(_folder.Path, CifarLabels.Coarse);

        Assert.Equal(("CIFAR-100", 100, 20), (fine.Name, fine.Train.ClassCount, coarse.Train.ClassCount));
        AssertHolds(fine.Train, [(0, 0), (0, 1), (0, 2)], CifarFiles.FineLabel);
        AssertHolds(fine.Test, [(1, 0), (1, 1)], CifarFiles.FineLabel);
        AssertHolds(coarse.Train, [(0, 0), (0, 1), (0, 2)], CifarFiles.CoarseLabel);
        AssertHolds(coarse.Test, [(1, 0), (1, 1)], CifarFiles.CoarseLabel);
    }

    [Fact]
    public void The_data_set_is_recognized_by_its_files()
    {
        string ten = Path.Combine(_folder.Path, "a"), hundred = Path.Combine(_folder.Path, "b");
        CifarFiles.WriteTen(Path.Combine(ten, CifarFiles.TenFolder), Counts);
        CifarFiles.WriteHundred(hundred, 1, 1);

        Assert.Equal("CIFAR-10", CifarDataset.Load(ten).Name);
        CifarDataset data = CifarDataset.Load(hundred);
        Assert.Equal(("CIFAR-100", 100), (data.Name, data.Train.ClassCount));
        Assert.Equal(CifarFiles.FineLabel(0, 0), data.Train.Label(0));
    }

    [Fact]
    public void Of_two_data_sets_neither_is_chosen()
    {
        string ten = Path.Combine(_folder.Path, CifarFiles.TenFolder), hundred = Path.Combine(_folder.Path, CifarFiles.HundredFolder);
        CifarFiles.WriteTen(ten, Counts);
        CifarFiles.WriteHundred(hundred, 1, 1);

        var problem = Assert.Throws<DataFormatException>(() => CifarDataset.Load(_folder.Path));

        Assert.Equal($"'{_folder.Path}' has several data sets, in '{ten}' and in '{hundred}'; name the folder of one.", problem.Message);
        Assert.Equal(8, CifarDataset.LoadCifar10(_folder.Path).Train.Count);
        Assert.Equal(1, CifarDataset.LoadCifar100(_folder.Path).Train.Count);
    }

    private static void AssertHolds(LabelledImages images, (int File, int Image)[] expected, Func<int, int, byte> label)
    {
        Assert.Equal(expected.Length, images.Count);
        for (int index = 0; index < expected.Length; index++)
        {
            (int file, int image) = expected[index];
            Assert.Equal(label(file, image), images.Label(index));
            Assert.Equal(CifarFiles.Pixels(file, image), images.Pixels(index).ToArray());
        }
    }
}
