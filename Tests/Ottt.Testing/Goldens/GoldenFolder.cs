namespace Ottt.Testing.Goldens;

/// <summary>Finds the golden numbers, which are not part of the repository.</summary>
internal static class GoldenFolder
{
    public const string Variable = "OTTT_GOLDENS";

    /// <summary>Why tests that need the folder are skipped where it is absent.</summary>
    public const string Absent =
        "The golden numbers were not found: set " + Variable + ", or put them into shared/goldens beside a folder above the tests.";

    private static readonly Lazy<string?> Found = new(Find);

    /// <summary>The folder, or null.</summary>
    public static string? Path => Found.Value;

    /// <summary>The cases of the folder, in ordinal order; none where it is absent.</summary>
    public static IReadOnlyList<GoldenCase> Cases { get; } = Path is null
        ? []
        : [.. Directory.EnumerateFiles(Path, "*.json").Order(StringComparer.Ordinal).Select(GoldenCase.Read)];

    private static string? Find()
    {
        // A folder that was asked for and is not there is a mistake, not a reason to skip.
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given)
        {
            return Directory.Exists(given) ? given : throw new DirectoryNotFoundException($"{Variable} names {given}, which does not exist.");
        }

        return Ancestors(AppContext.BaseDirectory)
            .Concat(Ancestors(Environment.CurrentDirectory))
            .Select(folder => System.IO.Path.Combine(folder, "shared", "goldens"))
            .FirstOrDefault(Directory.Exists);
    }

    private static IEnumerable<string> Ancestors(string folder)
    {
        for (DirectoryInfo? current = new(folder); current is not null; current = current.Parent) yield return current.FullName;
    }
}
