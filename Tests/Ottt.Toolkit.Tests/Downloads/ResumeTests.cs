using Ottt.Data.Downloads;
using Xunit;
using static Ottt.Toolkit.Tests.Downloads.DownloadTestBed;

namespace Ottt.Toolkit.Tests.Downloads;

public class ResumeTests
{
    private const int Half = 200_000;
    private const string Tag = "\"first\"";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_cut_connection_is_gone_on_with()
    {
        using var bed = new DownloadTestBed();
        using var server = LocalServer.InTurn(_ => ServerReply.Cut(Content, Half, Tag), request => ServerReply.Of(Content, request, Tag));
        await DownloadAsync(bed, server);
        Assert.Equal([new ServerRequest("/" + Name, null, null), new ServerRequest("/" + Name, Half, Tag)], server.Requests);
        Assert.Single(bed.Pauses);
    }

    [Fact]
    public async Task A_later_download_goes_on_where_one_broke_off()
    {
        using var bed = new DownloadTestBed();
        using var server = LocalServer.InTurn(_ => ServerReply.Cut(Content, Half, Tag), request => ServerReply.Of(Content, request, Tag));
        DownloadException failure = await Assert.ThrowsAsync<DownloadException>(
            () => bed.Downloader(attempts: 1).GetAsync(Dataset(server.Address(Name)), allowDownload: true, cancellationToken: Stop));
        Assert.Contains($"after {Half} of {Content.Length} bytes", failure.Message, StringComparison.Ordinal);
        Assert.Contains($"{Half} bytes are kept in '{bed.Partial}'", failure.Message, StringComparison.Ordinal);
        Assert.Equal(Content[..Half], File.ReadAllBytes(bed.Partial));
        await DownloadAsync(bed, server);
        Assert.Equal(new ServerRequest("/" + Name, Half, Tag), server.Requests[^1]);
    }

    [Fact]
    public async Task A_server_without_ranges_sends_all_again()
    {
        using var bed = new DownloadTestBed();
        using var server = LocalServer.InTurn(_ => ServerReply.Cut(Content, Half), _ => ServerReply.Cut(Content, Half + 1), _ => ServerReply.All(Content));
        await DownloadAsync(bed, server);
        Assert.Equal([null, Half, Half + 1], server.Requests.Select(request => request.RangeStart));
    }

    [Fact]
    public async Task A_server_without_ranges_that_always_breaks_off_is_given_up()
    {
        using var bed = new DownloadTestBed();
        using var server = new LocalServer(_ => ServerReply.Cut(Content, Half));
        await Assert.ThrowsAsync<DownloadException>(
            () => bed.Downloader(attempts: 3).GetAsync(Dataset(server.Address(Name)), allowDownload: true, cancellationToken: Stop));

        // The second and the third brought no more than the first.
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task A_file_that_has_changed_comes_from_its_start()
    {
        using var bed = new DownloadTestBed();
        byte[] old = [.. Content.Select(value => (byte)~value)];
        using var server = LocalServer.InTurn(_ => ServerReply.Cut(old, Half, Tag), request => ServerReply.Of(Content, request, "\"second\""));
        await DownloadAsync(bed, server);
        Assert.Equal(Tag, server.Requests[1].IfRange);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task What_is_there_and_wrong_is_thrown_away()
    {
        using var bed = new DownloadTestBed();
        Directory.CreateDirectory(Path.GetDirectoryName(bed.Partial)!);
        File.WriteAllBytes(bed.Partial, new byte[Half]);
        using var server = new LocalServer(request => ServerReply.Of(Content, request));
        await DownloadAsync(bed, server);
        Assert.Equal([Half, null], server.Requests.Select(request => request.RangeStart));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public async Task What_is_complete_or_too_long_is_no_range(int more)
    {
        using var bed = new DownloadTestBed();
        Directory.CreateDirectory(Path.GetDirectoryName(bed.Partial)!);
        File.WriteAllBytes(bed.Partial, [.. Content, .. new byte[more]]);
        using var server = new LocalServer(request => ServerReply.Of(Content, request));
        await DownloadAsync(bed, server);
        Assert.Equal(more == 0 ? [] : [null], server.Requests.Select(request => request.RangeStart));
    }

    [Fact]
    public async Task A_mirror_goes_on_with_what_another_began()
    {
        using var bed = new DownloadTestBed();
        using var server = LocalServer.InTurn(_ => ServerReply.Cut(Content, Half, Tag), _ => new ServerReply(404, []));
        using var mirror = new LocalServer(request => ServerReply.Of(Content, request, "\"its own\""));
        await bed.Downloader().GetAsync(Dataset(server.Address(Name), mirror.Address(Name)), allowDownload: true, cancellationToken: Stop);
        Assert.Equal(Content, File.ReadAllBytes(bed.Target));
        Assert.Equal(new ServerRequest("/" + Name, Half, null), Assert.Single(mirror.Requests));
    }

    [Fact]
    public async Task Another_range_than_asked_for_is_not_written()
    {
        using var bed = new DownloadTestBed();
        using var server = LocalServer.InTurn(
            _ => ServerReply.Cut(Content, Half),
            _ => new ServerReply(206, Content[100..]) { ContentRange = $"bytes 100-{Content.Length - 1}/{Content.Length}" },
            request => ServerReply.Of(Content, request));
        await DownloadAsync(bed, server);
        Assert.Equal([null, Half, null], server.Requests.Select(request => request.RangeStart));
    }

    [Fact]
    public async Task A_download_that_is_cancelled_keeps_what_is_there()
    {
        using var bed = new DownloadTestBed();
        var hold = new TaskCompletionSource();
        using var server = LocalServer.InTurn(
            _ => new ServerReply(200, Content[..Half]) { Promised = Content.Length, Tag = Tag, Hold = hold.Task },
            request => ServerReply.Of(Content, request, Tag));
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var reports = new Reports<DownloadProgress>([], report =>
        {
            if (report.Bytes == Half) cancellation.Cancel();
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => bed.Downloader().GetAsync(Dataset(server.Address(Name)), allowDownload: true, reports, cancellation.Token));
        hold.SetResult();
        Assert.Equal(Content[..Half], File.ReadAllBytes(bed.Partial));
        await DownloadAsync(bed, server);
        Assert.Equal(Half, server.Requests[^1].RangeStart);
    }

    private static async Task DownloadAsync(DownloadTestBed bed, LocalServer server)
    {
        await bed.Downloader().GetAsync(Dataset(server.Address(Name)), allowDownload: true, cancellationToken: Stop);
        Assert.Equal(Content, File.ReadAllBytes(bed.Target));
        Assert.False(File.Exists(bed.Partial) || File.Exists(bed.Partial + ".source"));
    }
}
