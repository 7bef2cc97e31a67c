using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Ottt.Toolkit.Tests.Downloads;

/// <summary>A small HTTP server of this machine, on a port that is free. It answers as a test says, and closes the connection.</summary>
internal sealed class LocalServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Func<ServerRequest, ServerReply> _answer;
    private readonly List<ServerRequest> _requests = [];

    public LocalServer(Func<ServerRequest, ServerReply> answer)
    {
        _answer = answer;
        _listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>What was asked, in order.</summary>
    public IReadOnlyList<ServerRequest> Requests
    {
        get
        {
            lock (_requests) return [.. _requests];
        }
    }

    /// <summary>A server that answers its first requests with these, one each, and later ones with the last.</summary>
    public static LocalServer InTurn(params Func<ServerRequest, ServerReply>[] answers)
    {
        int next = 0;
        return new LocalServer(request => answers[Math.Min(Interlocked.Increment(ref next), answers.Length) - 1](request));
    }

    public Uri Address(string name) => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/{name}");

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _ = ServeAsync(await _listener.AcceptTcpClientAsync());
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // Disposed.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using TcpClient connection = client;
        try
        {
            NetworkStream stream = connection.GetStream();
            using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
            var lines = new List<string>();
            while (await reader.ReadLineAsync() is { Length: > 0 } line) lines.Add(line);
            ServerRequest request = Parse(lines);
            lock (_requests) _requests.Add(request);
            ServerReply reply = _answer(request);
            await stream.WriteAsync(Encoding.ASCII.GetBytes(Head(reply)));
            await stream.WriteAsync(reply.Body);
            await reply.Hold;
        }
        catch (Exception gone) when (gone is IOException or SocketException)
        {
            // The client went away, as it may.
        }
    }

    private static ServerRequest Parse(List<string> lines)
    {
        string? range = Header(lines, "Range");
        return new ServerRequest(
            lines[0].Split(' ')[1],
            range is null ? null : int.Parse(range["bytes=".Length..].TrimEnd('-'), CultureInfo.InvariantCulture),
            Header(lines, "If-Range"));
    }

    private static string? Header(List<string> lines, string name) =>
        lines.FirstOrDefault(line => line.StartsWith(name + ": ", StringComparison.OrdinalIgnoreCase))?[(name.Length + 2)..];

    private static string Head(ServerReply reply)
    {
        var head = new StringBuilder($"HTTP/1.1 {reply.Status} Test\r\nConnection: close\r\n");
        if (reply.Promised is { } length) head.Append(CultureInfo.InvariantCulture, $"Content-Length: {length}\r\n");
        if (reply.Tag is { } tag) head.Append(CultureInfo.InvariantCulture, $"ETag: {tag}\r\n");
        if (reply.ContentRange is { } range) head.Append(CultureInfo.InvariantCulture, $"Content-Range: {range}\r\n");
        return head.Append("\r\n").ToString();
    }
}
