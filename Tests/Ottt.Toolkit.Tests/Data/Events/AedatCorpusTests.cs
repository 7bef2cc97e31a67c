using Ottt.Data;
using Ottt.Data.Events;
using Ottt.Testing;
using Xunit;

namespace Ottt.Toolkit.Tests.Data.Events;

public sealed class AedatCorpusTests : IDisposable
{
    private static readonly int Header2 = AedatFiles.Header2.Length;
    private static readonly int Header3 = AedatFiles.Header3.Length;

    private readonly TemporaryFolder _folder = new();

    private string FilePath => Path.Combine(_folder.Path, "file.aedat");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_damaged_file_of_version_2_is_refused_with_its_byte()
    {
        // After the header any whole number of events is a file, as is a header that ends with a line.
        byte[] content = AedatFiles.Version2(Enumerable.Range(0, 200).Select(index => AedatFiles.Record2((uint)index, (uint)index)));
        new ReaderCorpus(FilePath, content, Read2) { IsWholeAt = length => length < Header2 ? AedatFiles.Header2[..length].EndsWith('\n') : (length - Header2) % 8 == 0 }
            .Whole().Cut().Zeros().WrongMagic(12).Changed(Header2, 1).Changed(Header2 + 8, 0, 1).Longer(0).FlippedBits();
    }

    [Fact]
    public void A_damaged_file_of_version_3_is_refused_with_its_byte()
    {
        const int PacketLength = 28 + (12 * 8);
        int first = Header3, firstEvent = Header3 + 28;
        new ReaderCorpus(FilePath, AedatFiles.Gestures(120), Read3) { IsWholeAt = length => length >= Header3 && (length - Header3) % PacketLength == 0 }
            .Whole().Cut().Zeros().WrongMagic(12)
            .Changed(first + 4, 7).Changed(first + 4, 0).Changed(first + 4, 0xFF, 0xFF, 0xFF, 0xFF).Changed(first + 4, 0, 0, 0, 0x7F)
            .Changed(first + 8, 0).Changed(first + 12, 0, 4).Changed(first + 12, 0xFF, 0xFF, 0xFF, 0xFF)
            .Changed(first + 20, 0xFF, 0xFF, 0xFF, 0x7F).Changed(first + 20, 0xFF, 0xFF, 0xFF, 0xFF).Changed(first + 20, 11)
            .Changed(first + 24, 13).Changed(first + 24, 0xFF, 0xFF, 0xFF, 0xFF)
            .Changed(firstEvent + 1, 0xFF).Changed(firstEvent + 3, 1).Changed(firstEvent + 7, 0x80)
            .Longer(1).Longer(new byte[28]).FlippedBits();
    }

    [Fact]
    public void What_cannot_be_opened_is_refused()
    {
        new ReaderCorpus(FilePath, AedatFiles.Version2(AedatFiles.Record2(0, 0)), Read2).Whole().Unopenable();
        new ReaderCorpus(FilePath, AedatFiles.Gestures(3), Read3).Whole().Unopenable();
        if (ReaderCorpus.NoDenial is { } reason) Assert.Skip(reason);
    }

    [Fact]
    public void A_huge_file_is_refused_without_taking_memory()
    {
        _folder.Write("file.aedat", AedatFiles.Version2());
        using (FileStream file = File.OpenWrite(FilePath)) file.SetLength(Header2 + (8L << 28));

        long before = GC.GetAllocatedBytesForCurrentThread();
        var problem = Assert.Throws<DataFormatException>(Read2);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
        Assert.Equal($"'{FilePath}' has room for {1 << 28} events; a recording has at most {1 << 27}.", problem.Message);
    }

    private void Read2()
    {
        using var reader = new Aedat2Reader(FilePath);
        reader.ReadToEnd();
    }

    private void Read3()
    {
        using var reader = new Aedat3Reader(FilePath);
        reader.ReadToEnd();
    }
}
