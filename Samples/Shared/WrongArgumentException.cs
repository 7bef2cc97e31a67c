namespace Ottt.Samples.Shared;

/// <summary>Arguments that are right one by one, and wrong together. The message is one line.</summary>
internal sealed class WrongArgumentException(string message) : Exception(message);
