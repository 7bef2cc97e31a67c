namespace Ottt.Toolkit.Tests.Downloads;

/// <summary>What a client asked for.</summary>
/// <param name="Path">The path, with its slash.</param>
/// <param name="RangeStart">The byte that it asked to go on from; null where it asked for all.</param>
/// <param name="IfRange">The mark of what it has.</param>
internal sealed record ServerRequest(string Path, int? RangeStart, string? IfRange);
