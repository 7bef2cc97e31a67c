namespace Ottt.Testing;

/// <summary>Numbers are not what they should be.</summary>
/// <param name="message">Which, and by how much.</param>
internal sealed class DeviationException(string message) : Exception(message);
