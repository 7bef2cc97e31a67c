using System.Runtime.CompilerServices;

namespace Ottt.Package.Tests;

/// <summary>Finds the sources that the tests pack and copy: they are run where they were built.</summary>
internal static class RepositoryFolder
{
    public static string RuntimeProject { get; } = Find("../../Runtime/Ottt.Compiler.csproj");

    public static string ConsumerSource(string name) => Find($"Consumer/{name}");

    private static string Find(string relative, [CallerFilePath] string here = "")
    {
        string path = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, relative));
        return File.Exists(path) ? path : throw new FileNotFoundException($"The tests were built where {path} was; run them where their sources are.");
    }
}
