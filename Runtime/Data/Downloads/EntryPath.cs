namespace Ottt.Data.Downloads;

/// <summary>Where an entry of an archive is unpacked to.</summary>
internal static class EntryPath
{
    /// <summary>The path within a folder.</summary>
    /// <param name="folder">The folder, a full path.</param>
    /// <param name="name">The name of the entry.</param>
    /// <exception cref="InvalidDataException">The name leads out of the folder, or is none.</exception>
    public static string Within(string folder, string name)
    {
        // An archive of another system may have its separators and its drives.
        string[] parts = name.Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries);
        bool leadsOut = name.StartsWith('/') || name.StartsWith('\\') || parts.Contains("..") || name.Contains(':', StringComparison.Ordinal);
        if (leadsOut || name.Contains('\0', StringComparison.Ordinal))
        {
            throw new InvalidDataException($"the entry '{name}' leads out of the folder that the archive is unpacked into");
        }

        string path = Path.GetFullPath(Path.Combine([folder, .. parts]));
        return path == folder || path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? path
            : throw new InvalidDataException($"the entry '{name}' leads out of the folder that the archive is unpacked into");
    }
}
