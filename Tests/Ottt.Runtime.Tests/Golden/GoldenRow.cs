using Ottt.Testing.Networks;

namespace Ottt.Runtime.Tests.Golden;

/// <summary>One row of a golden theory.</summary>
/// <param name="Case">The file.</param>
/// <param name="Variant">The variant in the file, or empty.</param>
/// <param name="Backend">What runs it.</param>
/// <param name="Missing">Why it cannot run, such as the name of a layer that the vocabulary lacks; null where it can.</param>
internal sealed record GoldenRow(string Case, string Variant, TestBackend Backend, string? Missing);
