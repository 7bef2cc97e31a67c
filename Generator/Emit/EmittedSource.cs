namespace Ottt.Generator.Emit;

/// <summary>A file for the user's compilation.</summary>
internal sealed record EmittedSource(string HintName, string Text);
