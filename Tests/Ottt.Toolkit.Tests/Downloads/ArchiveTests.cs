using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Ottt.Data.Downloads;
using Xunit;
using static Ottt.Toolkit.Tests.Downloads.DownloadTestBed;

namespace Ottt.Toolkit.Tests.Downloads;

public class ArchiveTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(ArchiveKind.TarGzip)]
    [InlineData(ArchiveKind.Zip)]
    public async Task An_archive_is_unpacked_and_deleted(ArchiveKind kind)
    {
        using var bed = new DownloadTestBed();
        byte[] packed = Pack(kind, ("Train/0/1.bin", "one"), ("Train/1/2.bin", ""), ("readme.txt", "left out"));
        using var server = new LocalServer(request => ServerReply.Of(packed, request));
        DownloadableDataset dataset = Archive(server, packed, kind);
        string folder = await bed.Downloader().GetAsync(dataset, allowDownload: true, cancellationToken: Stop);

        Assert.Equal([".lock", "Train"], Directory.GetFileSystemEntries(folder).Select(Path.GetFileName).Order());
        Assert.Equal("one", File.ReadAllText(Path.Combine(folder, "Train", "0", "1.bin")));
        Assert.Equal("", File.ReadAllText(Path.Combine(folder, "Train", "1", "2.bin")));
        await bed.Downloader().GetAsync(dataset, cancellationToken: Stop);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(ArchiveKind.TarGzip, "../outside")]
    [InlineData(ArchiveKind.Zip, "../outside")]
    [InlineData(ArchiveKind.TarGzip, "Train/../../outside")]
    [InlineData(ArchiveKind.Zip, "Train/../../outside")]
    [InlineData(ArchiveKind.Zip, "Train\\..\\..\\outside")]
    [InlineData(ArchiveKind.TarGzip, "/outside")]
    [InlineData(ArchiveKind.Zip, "C:/outside")]
    public async Task An_entry_that_leads_outside_is_refused(ArchiveKind kind, string name)
    {
        using var bed = new DownloadTestBed();
        string message = await FailAsync(bed, kind, Pack(kind, ("Train/1.bin", "one"), (name, "evil")));
        Assert.Contains($"the entry '{name}' leads out of the folder", message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(bed.Cache, "outside*", SearchOption.AllDirectories));
        Assert.False(Directory.Exists(Path.Combine(bed.Cache, "digits", "Train")));
    }

    [Fact]
    public async Task A_link_is_refused()
    {
        using var bed = new DownloadTestBed();
        byte[] packed = Tar(writer => writer.WriteEntry(new PaxTarEntry(TarEntryType.SymbolicLink, "Train") { LinkName = "/tmp" }));
        Assert.Contains(
            "the entry 'Train' is of the kind SymbolicLink", await FailAsync(bed, ArchiveKind.TarGzip, packed), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ArchiveKind.TarGzip)]
    [InlineData(ArchiveKind.Zip)]
    public async Task An_archive_that_unpacks_to_too_much_is_refused(ArchiveKind kind)
    {
        using var bed = new DownloadTestBed();
        byte[] packed = Pack(kind, ("Train/1.bin", new string('0', 900)), ("Train/2.bin", new string('0', 101)));
        Assert.Contains("more than the 1000 bytes", await FailAsync(bed, kind, packed), StringComparison.Ordinal);
        Assert.Equal([".lock", Name], Directory.GetFileSystemEntries(Path.Combine(bed.Cache, "digits")).Select(Path.GetFileName).Order());
    }

    [Theory]
    [InlineData(ArchiveKind.TarGzip)]
    [InlineData(ArchiveKind.Zip)]
    public async Task An_archive_without_its_folder_is_refused(ArchiveKind kind)
    {
        using var bed = new DownloadTestBed();
        Assert.Contains("it has no folder 'Train'", await FailAsync(bed, kind, Pack(kind, ("Test/1.bin", "one"))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ArchiveKind.TarGzip)]
    [InlineData(ArchiveKind.Zip)]
    public async Task A_name_that_is_there_twice_is_refused(ArchiveKind kind)
    {
        using var bed = new DownloadTestBed();
        Assert.Contains(
            "the entry 'Train/1' is there twice", await FailAsync(bed, kind, Pack(kind, ("Train/1", "one"), ("Train/1", "two"))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ArchiveKind.TarGzip)]
    [InlineData(ArchiveKind.Zip)]
    public void A_truncated_archive_is_refused_or_unpacks_what_it_has(ArchiveKind kind)
    {
        byte[] packed = Pack(kind, [.. Enumerable.Range(0, 20).Select(index => ($"Train/{index}.bin", Convert.ToHexString(Content.AsSpan(index * 50, 50))))]);
        for (int length = 0; length < packed.Length; length += 97)
        {
            using var bed = new DownloadTestBed();
            string folder = Path.Combine(bed.Cache, "unpacked");
            Directory.CreateDirectory(folder);
            var unpacker = new ArchiveUnpacker(folder, new DownloadArchive(kind, "Train", 10_000), _ => { }, Stop);
            Exception? problem = Record.Exception(() => unpacker.Unpack(new MemoryStream(packed[..length])));
            Assert.True(problem is null or InvalidDataException or IOException, $"{length} bytes: {problem}");
        }
    }

    [Fact]
    public async Task An_archive_that_was_not_yet_unpacked_is_not_asked_for_again()
    {
        using var bed = new DownloadTestBed();
        byte[] packed = Pack(ArchiveKind.Zip, ("Train/1.bin", "one"));
        Directory.CreateDirectory(Path.GetDirectoryName(bed.Target)!);
        File.WriteAllBytes(bed.Target, packed);
        Directory.CreateDirectory(bed.Target + ".unpacking");
        using var server = new LocalServer(request => ServerReply.Of(packed, request));
        string folder = await bed.Downloader().GetAsync(Archive(server, packed, ArchiveKind.Zip), allowDownload: true, cancellationToken: Stop);
        Assert.Equal("one", File.ReadAllText(Path.Combine(folder, "Train", "1.bin")));
        Assert.Empty(server.Requests);
    }

    private static async Task<string> FailAsync(DownloadTestBed bed, ArchiveKind kind, byte[] packed)
    {
        using var server = new LocalServer(request => ServerReply.Of(packed, request));
        return (await Assert.ThrowsAsync<DownloadException>(
            () => bed.Downloader().GetAsync(Archive(server, packed, kind), allowDownload: true, cancellationToken: Stop))).Message;
    }

    private static DownloadableDataset Archive(LocalServer server, byte[] packed, ArchiveKind kind) => Dataset(
        new DownloadFile(Name, [server.Address(Name)], Sha256(packed), packed.Length) { Size = packed.Length, Archive = new DownloadArchive(kind, "Train", 1000) });

    private static byte[] Pack(ArchiveKind kind, params (string Name, string Text)[] files) => kind == ArchiveKind.Zip
        ? Zip(files)
        : Tar(writer =>
        {
            foreach ((string name, string text) in files)
            {
                writer.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(Encoding.ASCII.GetBytes(text)) });
            }
        });

    private static byte[] Zip((string Name, string Text)[] files)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            foreach ((string name, string text) in files)
            {
                using Stream entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.ASCII.GetBytes(text));
            }
        }

        return stream.ToArray();
    }

    private static byte[] Tar(Action<TarWriter> write)
    {
        using var stream = new MemoryStream();
        using (var packed = new GZipStream(stream, CompressionLevel.Fastest))
        {
            using var writer = new TarWriter(packed);
            write(writer);
        }

        return stream.ToArray();
    }
}
