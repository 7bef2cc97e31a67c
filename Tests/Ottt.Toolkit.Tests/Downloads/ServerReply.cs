namespace Ottt.Toolkit.Tests.Downloads;

/// <summary>What a server answers.</summary>
/// <param name="Status">The status.</param>
/// <param name="Body">The bytes that it sends.</param>
internal sealed record ServerReply(int Status, byte[] Body)
{
    /// <summary>The length that it promises; null for none, so that the end of the connection is the end of the file.</summary>
    public long? Promised { get; init; } = Body.Length;

    /// <summary>The mark of the file.</summary>
    public string? Tag { get; init; }

    /// <summary>Where the bytes stand in the file.</summary>
    public string? ContentRange { get; init; }

    /// <summary>What it waits for behind the bytes, before it closes the connection.</summary>
    public Task Hold { get; init; } = Task.CompletedTask;

    /// <summary>All of a file.</summary>
    public static ServerReply All(byte[] content, string? tag = null) => new(200, content) { Tag = tag };

    /// <summary>The first bytes of a file, all of which it promises.</summary>
    public static ServerReply Cut(byte[] content, int length, string? tag = null) => new(200, content[..length]) { Promised = content.Length, Tag = tag };

    /// <summary>What a server does that knows of ranges and marks.</summary>
    public static ServerReply Of(byte[] content, ServerRequest request, string? tag = null) =>
        request.RangeStart is { } start && (request.IfRange is null || request.IfRange == tag)
            ? new ServerReply(206, content[start..]) { Tag = tag, ContentRange = $"bytes {start}-{content.Length - 1}/{content.Length}" }
            : All(content, tag);
}
