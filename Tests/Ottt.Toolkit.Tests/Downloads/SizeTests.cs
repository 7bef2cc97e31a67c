using Ottt.Data.Downloads;
using Xunit;
using static Ottt.Toolkit.Tests.Downloads.DownloadTestBed;

namespace Ottt.Toolkit.Tests.Downloads;

public class SizeTests
{
    private const int LinuxNoSpace = 28;

    private static readonly byte[] Longer = [.. Content, 1, 2, 3];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_that_says_it_is_longer_is_not_read()
    {
        using var bed = new DownloadTestBed();
        using var server = new LocalServer(_ => ServerReply.All(Longer));
        string message = await FailAsync(bed.Downloader(), Dataset(server.Address(Name)));
        Assert.Contains($"it has {Longer.Length} bytes instead of {Content.Length}", message, StringComparison.Ordinal);
        Assert.False(File.Exists(bed.Partial));
    }

    [Fact]
    public async Task A_file_that_is_longer_than_it_should_be_is_cut_off_and_thrown_away()
    {
        using var bed = new DownloadTestBed();
        using var server = new LocalServer(_ => new ServerReply(200, Longer) { Promised = null });
        string message = await FailAsync(bed.Downloader(), Dataset(server.Address(Name)));
        Assert.Contains($"it sends more than the {Content.Length} bytes", message, StringComparison.Ordinal);
        Assert.False(File.Exists(bed.Partial));
    }

    [Fact]
    public async Task A_file_that_ends_early_is_asked_for_again()
    {
        using var bed = new DownloadTestBed();
        using var server = new LocalServer(request => new ServerReply(200, Content[..1000]) { Promised = null });
        string message = await FailAsync(bed.Downloader(attempts: 2), Dataset(server.Address(Name)));
        Assert.Contains($"it ended after 1000 of {Content.Length} bytes", message, StringComparison.Ordinal);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task A_file_of_unknown_size_has_a_bound()
    {
        using var bed = new DownloadTestBed();
        using var server = new LocalServer(_ => new ServerReply(200, Content) { Promised = null });
        var file = new DownloadFile(Name, [server.Address(Name)], Sha256(Content), Content.Length);
        await bed.Downloader().GetAsync(Dataset(file), allowDownload: true, cancellationToken: Stop);
        Assert.Equal(Content, File.ReadAllBytes(bed.Target));

        File.Delete(bed.Target);
        string message = await FailAsync(bed.Downloader(), Dataset(file with { LargestSize = Content.Length - 1 }));
        Assert.Contains($"it sends more than the {Content.Length - 1} bytes", message, StringComparison.Ordinal);
        using var promising = new LocalServer(_ => ServerReply.All(Content));
        message = await FailAsync(bed.Downloader(), Dataset(file with { LargestSize = 1000, Addresses = [promising.Address(Name)] }));
        Assert.Contains("more than the 1000 that it may have", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disk_without_room_is_said_before_anything_is_written()
    {
        using var bed = new DownloadTestBed();
        using var server = new LocalServer(request => ServerReply.Of(Content, request));
        string message = await FailAsync(bed.Downloader(settings => settings with { FreeBytes = _ => 1000 }), Dataset(server.Address(Name)));
        Assert.Contains("needs 400 kB more on the disk", message, StringComparison.Ordinal);
        Assert.Contains("has 1 kB free", message, StringComparison.Ordinal);
        Assert.False(File.Exists(bed.Partial));
    }

    [Fact]
    public async Task A_disk_that_fills_up_keeps_what_is_there()
    {
        using var bed = new DownloadTestBed();
        using var server = new LocalServer(request => ServerReply.Of(Content, request));
        string message = await FailAsync(
            bed.Downloader(settings => settings with { Open = path => new SmallDisk(settings.Open(path), 150_000) }), Dataset(server.Address(Name)));
        Assert.Contains($"does not fit on the disk of '{bed.Partial}', which is full", message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
        int kept = (int)new FileInfo(bed.Partial).Length;
        Assert.InRange(kept, 1, 150_000);
        Assert.Equal(Content[..kept], File.ReadAllBytes(bed.Partial));

        await bed.Downloader().GetAsync(Dataset(server.Address(Name)), allowDownload: true, cancellationToken: Stop);
        Assert.Equal(kept, server.Requests[^1].RangeStart);
        Assert.Equal(Content, File.ReadAllBytes(bed.Target));
    }

    [Fact]
    public async Task A_device_that_is_full_is_one_that_is_full()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has a device that is always full.");
        using var bed = new DownloadTestBed();
        using var server = new LocalServer(request => ServerReply.Of(Content, request));
        string message = await FailAsync(
            bed.Downloader(settings => settings with { Open = _ => new WriteOnly(new FileStream("/dev/full", FileMode.Open, FileAccess.Write)) }),
            Dataset(server.Address(Name)));
        Assert.Contains("which is full", message, StringComparison.Ordinal);
    }

    private static async Task<string> FailAsync(DatasetDownloader downloader, DownloadableDataset dataset) =>
        (await Assert.ThrowsAsync<DownloadException>(() => downloader.GetAsync(dataset, allowDownload: true, cancellationToken: Stop))).Message;

    /// <summary>A file on a disk with a number of bytes.</summary>
    private sealed class SmallDisk(Stream file, int room) : DelegatingStream(file)
    {
        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (Length + buffer.Length > room) throw new IOException("No space left on device", LinuxNoSpace);
            await base.WriteAsync(buffer, cancellationToken);
        }
    }

    /// <summary>The device that is always full gives zeros without end; here it begins empty.</summary>
    private sealed class WriteOnly(Stream device) : DelegatingStream(device)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(0);
    }
}
