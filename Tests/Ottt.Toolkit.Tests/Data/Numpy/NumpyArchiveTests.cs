using System.IO.Compression;
using Ottt.Data;
using Ottt.Data.Numpy;
using Ottt.Testing;
using Xunit;

namespace Ottt.Toolkit.Tests.Data.Numpy;

public sealed class NumpyArchiveTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _path;

    public NumpyArchiveTests() => _path = Path.Combine(_folder.Path, "a.npz");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(CompressionLevel.NoCompression)]
    [InlineData(CompressionLevel.Optimal)]
    public void Stored_and_deflated_entries_are_read(CompressionLevel level)
    {
        byte[] floats = NumpyBytes.File("<f4", "(2,)", NumpyBytes.Of(1f, 2f)), integers = NumpyBytes.File("<i8", "(1,)", NumpyBytes.Of(3L));
        File.WriteAllBytes(_path, Zip(level, ("x.npy", floats), ("labels.npy", integers)));
        IReadOnlyDictionary<string, NumpyArray> arrays = NumpyArchive.Read(_path);
        Assert.Equal(["x", "labels"], arrays.Keys);
        Assert.Equal([1f, 2f], arrays["x"].ToSingles());
        Assert.Equal([3L], arrays["labels"].ToIntegers());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Arrays_are_written_as_entries(bool compress)
    {
        float[] zeros = new float[10_000];
        NumpyArchive.Write(_path, new Dictionary<string, NumpyArray> { ["a"] = new([100, 100], zeros), ["b"] = new([1], [5L]) }, compress);
        using (ZipArchive archive = ZipFile.OpenRead(_path))
        {
            Assert.Equal(["a.npy", "b.npy"], archive.Entries.Select(entry => entry.FullName));
            using var content = new MemoryStream();
            using Stream entry = archive.Entries[1].Open();
            entry.CopyTo(content);
            Assert.Equal(NumpyBytes.File("<i8", "(1,)", NumpyBytes.Of(5L)), content.ToArray());
        }

        Assert.Equal(compress, new FileInfo(_path).Length < 40_000);
        Assert.Equal(zeros, NumpyArchive.Read(_path)["a"].ToSingles());
    }

    [Fact]
    public void Entries_that_are_no_arrays_are_refused_by_name()
    {
        File.WriteAllBytes(_path, Zip(CompressionLevel.Optimal, ("readme.txt", [1])));
        Assert.Contains("has an entry 'readme.txt', which is no .npy file", Refuses().Message, StringComparison.Ordinal);
        File.WriteAllBytes(_path, Zip(CompressionLevel.Optimal, ("x.npy", NumpyBytes.File("<f4", "(3,)", NumpyBytes.Of(1f)))));
        Assert.Contains("has an entry 'x.npy' that is truncated: (3) elements of f4 are 12 bytes", Refuses().Message, StringComparison.Ordinal);
        byte[] one = NumpyBytes.File("<f4", "(1,)", NumpyBytes.Of(1f));
        File.WriteAllBytes(_path, Zip(CompressionLevel.Optimal, ("x.npy", one), ("x.npy", one)));
        Assert.Contains("has the entry 'x.npy' twice", Refuses().Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(CompressionLevel.NoCompression)]
    [InlineData(CompressionLevel.Optimal)]
    public void A_damaged_archive_is_refused(CompressionLevel level)
    {
        byte[] content = Zip(level, ("x.npy", NumpyBytes.File("<f4", "(60,)", NumpyBytes.Of([.. Enumerable.Range(0, 60).Select(value => value * 1.1f)]))));
        new ReaderCorpus(_path, content, () => NumpyArchive.Read(_path)) { NamesOffset = false }.Whole().Cut().Zeros().WrongMagic(4).FlippedBits().Unopenable();
    }

    [Fact]
    public void An_entry_that_lies_about_a_huge_array_takes_no_memory()
    {
        byte[] lie = NumpyBytes.File("|u1", "(2000000000,)", new byte[1000]);
        File.WriteAllBytes(_path, Zip(CompressionLevel.Optimal, ("x.npy", lie)));
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Contains("is truncated", Refuses().Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    private static byte[] Zip(CompressionLevel level, params (string Name, byte[] Content)[] entries)
    {
        using var packed = new MemoryStream();
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, byte[] content) in entries)
            {
                using Stream entry = archive.CreateEntry(name, level).Open();
                entry.Write(content);
            }
        }

        return packed.ToArray();
    }

    private DataFormatException Refuses() => Assert.Throws<DataFormatException>(() => NumpyArchive.Read(_path));
}
