using Ottt.Data.Downloads;
using Xunit;

namespace Ottt.Toolkit.Tests.Downloads;

public class CatalogTests
{
    public static TheoryData<string> Names => [.. DatasetCatalog.All.Select(dataset => dataset.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_file_has_addresses_a_checksum_and_a_size(string name)
    {
        DownloadableDataset dataset = DatasetCatalog.Find(name.ToUpperInvariant())!;
        Assert.NotEmpty(dataset.Files);
        Assert.False(string.IsNullOrWhiteSpace(dataset.Licence));
        foreach (DownloadFile file in dataset.Files)
        {
            Assert.Matches("^[0-9a-f]{64}$", file.Sha256);
            Assert.InRange(file.Size ?? file.LargestSize, 1, file.LargestSize);
            Assert.NotEmpty(file.Addresses);
            Assert.All(file.Addresses, address => Assert.Matches("^https?$", address.Scheme));
            if (file.Archive is null) Assert.All(file.Addresses, address => Assert.EndsWith(file.Name, address.AbsolutePath, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void No_checksum_stands_twice()
    {
        string[] checksums = [.. DatasetCatalog.All.SelectMany(dataset => dataset.Files).Select(file => file.Sha256)];
        Assert.Equal(checksums.Length, checksums.Distinct().Count());
        Assert.Null(DatasetCatalog.Find("imagenet"));
    }

    [Fact]
    public void A_refusal_says_at_most_where_sizes_are_not_known()
    {
        var refusal = new DownloadRefusedException(DatasetCatalog.NMnist, DatasetCatalog.NMnist.Files, "cache");
        Assert.Contains("2 files, at most 1.8 GB, from data.mendeley.com (Train.zip, Test.zip)", refusal.Message, StringComparison.Ordinal);
        refusal = new DownloadRefusedException(DatasetCatalog.Mnist, DatasetCatalog.Mnist.Files, "cache");
        Assert.Contains("4 files, 11.6 MB, from storage.googleapis.com", refusal.Message, StringComparison.Ordinal);
    }
}
