using Ottt.Data.Events;
using Ottt.Testing;
using Xunit;

namespace Ottt.Toolkit.Tests.Data.Events;

public sealed class NMnistCorpusTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_damaged_file_is_refused_with_its_byte()
    {
        // The format has no header: what ends after an event is a whole recording, and zeros are events.
        string path = NMnistFiles.Write(_folder.Path, "Train", 4, "00001.bin", []);
        NMnistFiles.Write(_folder.Path, "Test", 0, "00002.bin", NMnistFiles.Recording(3));
        new ReaderCorpus(path, NMnistFiles.Recording(400), () => NMnistDataset.Load(_folder.Path)) { IsWholeAt = length => length > 0 && length % 5 == 0 }
            .Whole().Cut().Changed(0, 34).Changed(996, 255).Longer(1).FlippedBits();
    }

    [Fact]
    public void What_cannot_be_opened_is_refused()
    {
        string path = Path.Combine(_folder.Path, "00001.bin");
        new ReaderCorpus(path, NMnistFiles.Recording(40), () => NMnistReader.Read(path)).Whole().Unopenable();
        if (ReaderCorpus.NoDenial is { } reason) Assert.Skip(reason);
    }

    [Fact]
    public void A_huge_file_is_refused_without_taking_memory()
    {
        string path = _folder.Write("huge.bin", []);
        using (FileStream file = File.OpenWrite(path)) file.SetLength(5L << 30);

        long before = GC.GetAllocatedBytesForCurrentThread();
        var problem = Assert.Throws<Ottt.Data.DataFormatException>(() => NMnistReader.Read(path));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
        Assert.Equal($"'{path}' has {1 << 30} events; a recording has at most {1 << 27}.", problem.Message);
    }
}
