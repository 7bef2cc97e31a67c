namespace Ottt.Data;

/// <summary>Finds data that is kept beside a project rather than in it.</summary>
public static class DataFolder
{
    /// <summary>The environment variable that names the folder of all data.</summary>
    public const string EnvironmentVariable = "OTTT_DATA";

    /// <summary>
    /// Looks for a folder of data: in the folder that <see cref="EnvironmentVariable"/> names, then in <c>shared/data</c> beside or above the
    /// current directory, then beside or above the program.
    /// </summary>
    /// <param name="name">The name of the data, such as <c>mnist</c>.</param>
    /// <returns>The path of the folder, or null where there is none.</returns>
    public static string? Find(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        string? root = Environment.GetEnvironmentVariable(EnvironmentVariable);
        return Find(name, root, Environment.CurrentDirectory, AppContext.BaseDirectory);
    }

    /// <summary>Looks in a root, if there is one, then upward from each start.</summary>
    internal static string? Find(string name, string? root, params ReadOnlySpan<string> starts)
    {
        if (!string.IsNullOrEmpty(root) && Directory.Exists(Path.Combine(root, name))) return Path.GetFullPath(Path.Combine(root, name));
        foreach (string start in starts)
        {
            for (DirectoryInfo? folder = new(start); folder is not null; folder = folder.Parent)
            {
                string candidate = Path.Combine(folder.FullName, "shared", "data", name);
                if (Directory.Exists(candidate)) return candidate;
            }
        }

        return null;
    }
}
