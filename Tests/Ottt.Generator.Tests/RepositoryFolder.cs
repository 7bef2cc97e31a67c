using System.Runtime.CompilerServices;

namespace Ottt.Generator.Tests;

/// <summary>Finds the sources that the tests read: they are run where they were built.</summary>
internal static class RepositoryFolder
{
    public static string Generator { get; } = Find("Generator");

    public static string Runtime { get; } = Find("Runtime");

    public static string Documents { get; } = Find("docs");

    public static string Root => Path.GetDirectoryName(Documents)!;

    private static string Find(string name, [CallerFilePath] string here = "")
    {
        string folder = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", name));
        return Directory.Exists(folder)
            ? folder
            : throw new DirectoryNotFoundException($"The tests were built where {folder} was; run them where their sources are.");
    }

    /// <summary>The C# files of a folder, without what a build puts there.</summary>
    public static IEnumerable<string> Sources(string folder) => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
        .Where(file => Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar).All(part => part is not ("bin" or "obj")))
        .Order(StringComparer.Ordinal);
}
