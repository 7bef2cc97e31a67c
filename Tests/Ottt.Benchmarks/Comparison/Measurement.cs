namespace Ottt.Benchmarks.Comparison;

/// <summary>What was measured of one contender.</summary>
/// <param name="Name">The contender.</param>
/// <param name="Milliseconds">The median time of a batch.</param>
/// <param name="PeakBytes">The peak memory of its process.</param>
internal sealed record Measurement(string Name, double Milliseconds, long PeakBytes);
