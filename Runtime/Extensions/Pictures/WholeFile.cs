namespace Ottt.Pictures;

/// <summary>Writes files so that whoever looks at them while a run goes on sees whole ones.</summary>
internal static class WholeFile
{
    /// <summary>Writes beside the place, then renames.</summary>
    public static void Write(string path, byte[] content)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        string place = Path.GetFullPath(path);
        string unfinished = $"{place}.{Guid.NewGuid():N}.tmp";
        try
        {
            File.WriteAllBytes(unfinished, content);
            File.Move(unfinished, place, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }
}
