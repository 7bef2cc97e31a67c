namespace Ottt.Checkpoints;

/// <summary>What a file of parameters says of itself.</summary>
/// <param name="Network">The name of the class of the network; null in a file from elsewhere.</param>
/// <param name="Notes">What the program that saved it has noted.</param>
public sealed record ParameterFileInfo(string? Network, IReadOnlyDictionary<string, string> Notes);
