using Ottt.Data.Downloads;
using Xunit;
using static Ottt.Toolkit.Tests.Downloads.DownloadTestBed;

namespace Ottt.Toolkit.Tests.Downloads;

public class DownloadTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_is_downloaded_once()
    {
        using var bed = new DownloadTestBed();
        using var server = new LocalServer(request => ServerReply.Of(Content, request));
        DownloadableDataset dataset = Dataset(server.Address(Name));
        var reports = new List<DownloadProgress>();
        string folder = await bed.Downloader().GetAsync(dataset, allowDownload: true, new Reports<DownloadProgress>(reports), Stop);

        Assert.Equal(Path.Combine(bed.Cache, "digits"), folder);
        Assert.Equal(Content, File.ReadAllBytes(bed.Target));
        Assert.Equal([".lock", Name], Directory.GetFiles(folder).Select(Path.GetFileName).Order());
        Assert.Equal(new DownloadProgress(Name, DownloadStage.Done, Content.Length, Content.Length), reports[^1]);
        Assert.Contains(new DownloadProgress(Name, DownloadStage.Downloading, Content.Length, Content.Length), reports);

        Assert.True(bed.Downloader().IsThere(dataset));
        Assert.Equal(folder, await bed.Downloader().GetAsync(dataset, cancellationToken: Stop));
        Assert.Equal(new ServerRequest("/" + Name, null, null), Assert.Single(server.Requests));
    }

    [Fact]
    public async Task Nothing_is_downloaded_unless_it_is_allowed()
    {
        using var bed = new DownloadTestBed();
        using var server = new LocalServer(request => ServerReply.Of(Content, request));
        DownloadRefusedException refusal =
            await Assert.ThrowsAsync<DownloadRefusedException>(() => bed.Downloader().GetAsync(Dataset(server.Address(Name)), cancellationToken: Stop));
        string[] parts =
        [
            "Digits is not in", Path.Combine(bed.Cache, "digits"), "1 file, 400 kB, from 127.0.0.1", Name, "the usual terms", "http://home.example/",
            "--download", "allowDownload: true",
        ];
        Assert.All(parts, part => Assert.Contains(part, refusal.Message, StringComparison.Ordinal));
        Assert.Empty(Directory.GetFileSystemEntries(bed.Cache));
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_wrong_checksum_leaves_nothing_and_names_both()
    {
        using var bed = new DownloadTestBed();
        byte[] wrong = [.. Content];
        wrong[1234] ^= 1;
        using var server = new LocalServer(_ => ServerReply.All(wrong));
        DownloadException failure = await FailAsync(bed.Downloader(), Dataset(server.Address(Name)));
        Assert.Contains(Sha256(wrong), failure.Message, StringComparison.Ordinal);
        Assert.Contains(Sha256(Content), failure.Message, StringComparison.Ordinal);
        Assert.Equal(Name, failure.FileName);
        Assert.Single(server.Requests);
        Assert.False(File.Exists(bed.Target) || File.Exists(bed.Partial));
    }

    [Theory]
    [InlineData(404)]
    [InlineData(403)]
    [InlineData(410)]
    public async Task An_address_without_the_file_is_passed_over_for_the_next(int status)
    {
        using var bed = new DownloadTestBed();
        using var empty = new LocalServer(_ => new ServerReply(status, []));
        using var mirror = new LocalServer(request => ServerReply.Of(Content, request));
        await bed.Downloader().GetAsync(Dataset(empty.Address(Name), mirror.Address(Name)), allowDownload: true, cancellationToken: Stop);
        Assert.Equal(Content, File.ReadAllBytes(bed.Target));
        Assert.Single(empty.Requests);
        Assert.Empty(bed.Pauses);
    }

    [Fact]
    public async Task A_server_that_is_busy_is_asked_again_after_longer_and_longer_pauses()
    {
        using var bed = new DownloadTestBed();
        using var server = LocalServer.InTurn(
            _ => new ServerReply(503, []), _ => new ServerReply(500, []), _ => new ServerReply(429, []), request => ServerReply.Of(Content, request));
        await bed.Downloader().GetAsync(Dataset(server.Address(Name)), allowDownload: true, cancellationToken: Stop);
        Assert.Equal(Content, File.ReadAllBytes(bed.Target));
        Assert.Equal([0.5, 1, 2], bed.Pauses.Select(pause => pause.TotalSeconds));
    }

    [Fact]
    public async Task Attempts_end_and_the_message_tells_of_every_address()
    {
        using var bed = new DownloadTestBed();
        using var busy = new LocalServer(_ => new ServerReply(503, []));
        using var empty = new LocalServer(_ => new ServerReply(404, []));
        DownloadException failure = await FailAsync(bed.Downloader(attempts: 3), Dataset(busy.Address(Name), empty.Address("other")));
        Assert.Equal(3, busy.Requests.Count);
        Assert.Contains($"{busy.Address(Name)}: it answered 503 Test, 3 attempts in a row", failure.Message, StringComparison.Ordinal);
        Assert.Contains($"{empty.Address("other")}: it answered 404 Test", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_passed_over()
    {
        using var bed = new DownloadTestBed();
        Uri nowhere;
        using (var gone = new LocalServer(_ => new ServerReply(404, []))) nowhere = gone.Address(Name);
        using var mirror = new LocalServer(request => ServerReply.Of(Content, request));
        await bed.Downloader().GetAsync(Dataset(nowhere, mirror.Address(Name)), allowDownload: true, cancellationToken: Stop);
        Assert.Equal(Content, File.ReadAllBytes(bed.Target));
    }

    [Fact]
    public async Task A_server_that_says_nothing_is_given_up()
    {
        using var bed = new DownloadTestBed();
        var hold = new TaskCompletionSource();
        using var server = new LocalServer(_ => new ServerReply(200, Content[..1000]) { Promised = Content.Length, Hold = hold.Task });
        DownloadException failure = await FailAsync(
            bed.Downloader(settings => settings with { StallTimeout = TimeSpan.FromMilliseconds(50) }, attempts: 1), Dataset(server.Address(Name)));
        Assert.Contains("nothing came for", failure.Message, StringComparison.Ordinal);
        hold.SetResult();
    }

    [Fact]
    public async Task Two_downloads_at_the_same_time_make_one()
    {
        using var bed = new DownloadTestBed();
        var secondWaits = new TaskCompletionSource();

        // The first cannot end before the second waits: the end of the connection is the end of the file.
        using var slow = new LocalServer(_ => new ServerReply(200, Content) { Promised = null, Hold = secondWaits.Task });
        DownloadableDataset dataset = Dataset(slow.Address(Name));
        Task<string> first = bed.Downloader().GetAsync(dataset, allowDownload: true, cancellationToken: Stop);
        await WaitForAsync(() => slow.Requests.Count == 1);
        var reports = new Reports<DownloadProgress>([], report =>
        {
            if (report.Stage == DownloadStage.Waiting) secondWaits.TrySetResult();
        });
        Task<string> second = bed.Downloader().GetAsync(dataset, allowDownload: true, reports, Stop);
        Assert.Equal(await first, await second);
        Assert.Single(slow.Requests);
        Assert.Equal(Content, File.ReadAllBytes(bed.Target));
    }

    [Fact]
    public async Task A_cache_that_cannot_be_made_is_named()
    {
        using var bed = new DownloadTestBed();
        string file = Path.Combine(bed.Cache, "file");
        File.WriteAllText(file, "");
        using var server = new LocalServer(request => ServerReply.Of(Content, request));
        var downloader = new DatasetDownloader { CacheFolder = file };
        DownloadException failure = await FailAsync(downloader, Dataset(server.Address(Name)));
        Assert.Contains($"cannot be put into '{Path.Combine(file, "digits")}'", failure.Message, StringComparison.Ordinal);
    }

    private static Task<DownloadException> FailAsync(DatasetDownloader downloader, DownloadableDataset dataset) =>
        Assert.ThrowsAsync<DownloadException>(() => downloader.GetAsync(dataset, allowDownload: true, cancellationToken: Stop));

    private static async Task WaitForAsync(Func<bool> condition)
    {
        while (!condition()) await Task.Delay(5, Stop);
    }
}
