namespace Ottt.Files;

/// <summary>
/// Writes files that appear whole or not at all: under a name of their own beside the final one, made sure of on the disk, then renamed. Whoever
/// is killed meanwhile leaves the file that was there before, and at most an unfinished one beside it.
/// </summary>
internal static class AtomicFile
{
    /// <summary>What the name of an unfinished file ends with.</summary>
    public const string UnfinishedSuffix = ".unfinished";

    /// <summary>Writes a file; one of the same name is replaced.</summary>
    /// <param name="path">The file.</param>
    /// <param name="write">Writes what is to be in it.</param>
    /// <exception cref="IOException">It cannot be written; the file that was there is left as it is.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public static void Write(string path, Action<FileStream> write)
    {
        string whole = Path.GetFullPath(path), folder = Path.GetDirectoryName(whole)!;
        Directory.CreateDirectory(folder);
        string unfinished = $"{whole}.{Guid.NewGuid():N}{UnfinishedSuffix}";
        try
        {
            using (var stream = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1 << 16))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(unfinished, whole, overwrite: true);
        }
        catch
        {
            TryDelete(unfinished);
            throw;
        }

        FolderSync.Flush(folder);
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // What is told is why it could not be written.
        }
    }
}
