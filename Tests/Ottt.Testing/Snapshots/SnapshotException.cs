namespace Ottt.Testing.Snapshots;

/// <summary>A text is not the verified one, or the verified files are not those that the tests claim.</summary>
/// <param name="message">What differs.</param>
internal sealed class SnapshotException(string message) : Exception(message);
