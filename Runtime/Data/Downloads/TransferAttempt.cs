using System.Net;
using System.Net.Http.Headers;

namespace Ottt.Data.Downloads;

/// <summary>One request for a file, or for the rest of it (RFC 9110, section 14: range requests).</summary>
internal sealed class TransferAttempt(
    HttpClient client, TransferSettings settings, DownloadFile file, string path, Uri address, PartialFile partial, Action<long, long?> report)
{
    /// <summary>Whether what was there before was gone on with.</summary>
    public bool WentOn { get; private set; }

    /// <summary>Makes the request and writes what comes.</summary>
    /// <exception cref="DownloadException">The disk has no room for it.</exception>
    /// <exception cref="IOException">It cannot be written.</exception>
    public async Task<TransferOutcome> RunAsync(CancellationToken cancellationToken)
    {
        if (partial.Length > (file.Size ?? file.LargestSize)) partial.Restart();
        WentOn = partial.Length > 0;
        if (partial.Length > 0 && partial.Length == file.Size) return TransferOutcome.Complete;
        using var stall = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        stall.CancelAfter(settings.StallTimeout);
        try
        {
            using HttpRequestMessage request = Request();
            using HttpResponseMessage response =
                await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stall.Token).ConfigureAwait(false);
            return Check(response) is { } problem ? problem : await ReceiveAsync(response, stall, cancellationToken).ConfigureAwait(false);
        }
        catch (HttpRequestException problem)
        {
            return TransferOutcome.Broken(problem.Message.TrimEnd('.'));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return TransferOutcome.Broken($"nothing came for {settings.StallTimeout.TotalSeconds:0} seconds");
        }
    }

    private HttpRequestMessage Request()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("Ottt.Compiler", "0.1"));
        if (partial.Length == 0) return request;
        request.Headers.Range = new RangeHeaderValue(partial.Length, null);

        // With the mark of what is there, a file that has changed comes from its start; without, the SHA-256 tells.
        if (partial.TagOf(address) is { } tag) request.Headers.IfRange = new RangeConditionHeaderValue(tag);
        return request;
    }

    /// <summary>What is wrong with an answer; null where its body can be written behind what is there.</summary>
    private TransferOutcome? Check(HttpResponseMessage response)
    {
        switch (response.StatusCode)
        {
            case HttpStatusCode.OK:
                // The server does not know of ranges, or the file has changed.
                partial.Restart();
                WentOn = false;
                break;
            case HttpStatusCode.PartialContent when response.Content.Headers.ContentRange?.From == partial.Length:
                break;
            case HttpStatusCode.PartialContent or HttpStatusCode.RequestedRangeNotSatisfiable:
                partial.Restart();
                return TransferOutcome.Broken("it answered with another range than it was asked for");
            case HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError:
                return TransferOutcome.Broken(Describe(response));
            default:
                return TransferOutcome.Refused(Describe(response));
        }

        return Promised(response) switch
        {
            { } size when file.Size is { } expected && size != expected => TransferOutcome.Refused($"it has {size} bytes instead of {expected}"),
            { } size when size > file.LargestSize => TransferOutcome.Refused($"it has {size} bytes, more than the {file.LargestSize} that it may have"),
            _ => null,
        };
    }

    private async Task<TransferOutcome> ReceiveAsync(HttpResponseMessage response, CancellationTokenSource stall, CancellationToken cancellationToken)
    {
        long? expected = file.Size ?? Promised(response);
        CheckSpace(expected);
        partial.NoteSource(address, response.Headers.ETag is { IsWeak: false } tag ? tag.Tag : null);
        using Stream body = await response.Content.ReadAsStreamAsync(stall.Token).ConfigureAwait(false);
        byte[] buffer = new byte[FileTransfer.BufferLength];
        while (true)
        {
            (int read, string? problem) = await ReadAsync(body, buffer, stall).ConfigureAwait(false);
            if (problem is not null) return TransferOutcome.Broken($"{problem} after {partial.Length}{Of(expected)} bytes");
            if (read == 0) break;
            if (partial.Length + read > (expected ?? file.LargestSize))
            {
                partial.Restart();
                return TransferOutcome.Refused($"it sends more than the {expected ?? file.LargestSize} bytes that it may have");
            }

            await partial.AppendAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
            report(partial.Length, expected);
        }

        return partial.Length < (expected ?? 0)
            ? TransferOutcome.Broken($"it ended after {partial.Length}{Of(expected)} bytes")
            : TransferOutcome.Complete;
    }

    // What the network does wrong must not be taken for what the disk does.
    private async Task<(int Read, string? Problem)> ReadAsync(Stream body, byte[] buffer, CancellationTokenSource stall)
    {
        try
        {
            stall.CancelAfter(settings.StallTimeout);
            return (await body.ReadAsync(buffer, stall.Token).ConfigureAwait(false), null);
        }
        catch (IOException problem)
        {
            return (0, $"it broke off ({problem.Message.TrimEnd('.')})");
        }
    }

    private void CheckSpace(long? expected)
    {
        string folder = Path.GetDirectoryName(path)!;
        long needed = (expected ?? 0) - partial.Length;
        if (settings.FreeBytes(folder) is not { } free || free >= needed) return;
        throw new DownloadException(
            file.Name, $"needs {ByteSize.Of(needed)} more on the disk of '{folder}', which has {ByteSize.Of(free)} free");
    }

    /// <summary>The bytes of the whole file, as far as the answer says.</summary>
    private long? Promised(HttpResponseMessage response) =>
        response.Content.Headers.ContentRange?.Length ?? (response.Content.Headers.ContentLength is { } rest ? partial.Length + rest : null);

    private static string Of(long? expected) => expected is { } bytes ? $" of {bytes}" : "";

    private static string Describe(HttpResponseMessage response) => $"it answered {(int)response.StatusCode} {response.ReasonPhrase}".TrimEnd();
}
