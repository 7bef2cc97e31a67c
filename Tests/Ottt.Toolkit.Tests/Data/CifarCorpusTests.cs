using Ottt.Data;
using Ottt.Testing;
using Xunit;

namespace Ottt.Toolkit.Tests.Data;

public sealed class CifarCorpusTests : IDisposable
{
    private const int RecordLength = 3073;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_damaged_file_is_refused_with_its_byte() => Corpus(isWholeAt: length => length == RecordLength)
        .Whole().Cut().Changed(0, 10).Changed(RecordLength, 255).Longer(0).FlippedBits();

    [Fact]
    public void What_cannot_be_opened_is_refused()
    {
        Corpus(isWholeAt: _ => false).Whole().Unopenable(forFolder: true);
        if (ReaderCorpus.NoDenial is { } reason) Assert.Skip(reason);
    }

    private ReaderCorpus Corpus(Func<int, bool> isWholeAt)
    {
        CifarFiles.WriteTen(_folder.Path, 1, 1, 1, 1, 1, 1);
        string path = Path.Combine(_folder.Path, "data_batch_3.bin");
        return new ReaderCorpus(path, CifarFiles.Ten(2, 2), () => CifarDataset.Load(_folder.Path)) { IsWholeAt = isWholeAt };
    }
}
