namespace Ottt.Generator;

/// <summary>The tracking names of the passes, in order.</summary>
internal static class PassNames
{
    public const string Declaration = "Declaration";
    public const string Shapes = "Shapes";
    public const string Program = "Program";
    public const string Sources = "Sources";

    public static IReadOnlyList<string> All { get; } = [Declaration, Shapes, Program, Sources];
}
