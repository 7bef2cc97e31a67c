using Ottt.Data;
using Ottt.Testing;
using Xunit;

namespace Ottt.Toolkit.Tests.Data;

public sealed class IdxCorpusTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_damaged_file_is_refused_with_its_byte() => Corpus(Images, packed: false)
        .Whole().Cut().Zeros().WrongMagic(4).Longer(0)
        .Changed(4, 0x7F, 0xFF, 0xFF, 0xFF).Changed(4, 0, 0, 0, 0).Changed(8, 0xFF, 0xFF, 0xFF, 0xFF).Changed(7, 21).Changed(7, 19)
        .FlippedBits();

    [Fact]
    public void A_damaged_compressed_file_is_refused() => Corpus(TemporaryFolder.Gzip(Images), packed: true)
        .Whole().Cut().Zeros().WrongMagic(2).Longer(0, 1).FlippedBits();

    [Fact]
    public void What_cannot_be_opened_is_refused()
    {
        Corpus(Images, packed: false).Whole().Unopenable();
        if (ReaderCorpus.NoDenial is { } reason) Assert.Skip(reason);
    }

    [Fact]
    public void A_label_out_of_range_is_refused_with_its_byte()
    {
        foreach (string part in new[] { "train", "t10k" })
        {
            _folder.Write($"{part}-images-idx3-ubyte", Images);
            _folder.Write($"{part}-labels-idx1-ubyte", Labels);
        }

        new ReaderCorpus(Path.Combine(_folder.Path, "t10k-labels-idx1-ubyte"), Labels, () => MnistDataset.Load(_folder.Path))
            .Whole().Cut().Zeros().Changed(8, 10).Changed(27, 255);
    }

    private static byte[] Images => TemporaryFolder.Idx([20, 7, 5], TemporaryFolder.Noise(20 * 35));

    private static byte[] Labels => TemporaryFolder.Idx([20], [.. Enumerable.Range(0, 20).Select(label => (byte)(label % 10))]);

    private ReaderCorpus Corpus(byte[] content, bool packed)
    {
        string path = Path.Combine(_folder.Path, "images");
        return new ReaderCorpus(path, content, () => IdxReader.Read(path, 3)) { NamesOffset = !packed };
    }
}
