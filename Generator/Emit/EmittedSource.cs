namespace Ottt.Generator.Emit;

/// <summary>A file for the user's compilation.</summary>
/// <param name="Network">The name of the network, with namespace and containing types.</param>
/// <param name="Part">Which part of it, such as <c>Cpu</c>.</param>
/// <param name="Text">The text.</param>
internal sealed record EmittedSource(string Network, string Part, string Text);
