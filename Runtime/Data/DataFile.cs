namespace Ottt.Data;

/// <summary>Opens files and folders of data, and says in the exception of this library why that cannot be done.</summary>
internal static class DataFile
{
    /// <summary>Opens a file to read it from its beginning to its end.</summary>
    /// <exception cref="DataFormatException">The file does not exist, is a folder, or cannot be read.</exception>
    public static FileStream Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new DataFormatException(path, "does not exist", problem);
        }
        catch (Exception problem) when (IsRefusal(problem))
        {
            throw Directory.Exists(path) ? new DataFormatException(path, "is a folder where a file is expected", problem) : Unreadable(path, problem);
        }
    }

    /// <summary>What a folder contains, by name in ordinal order.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="list">Lists it: <see cref="Directory.EnumerateFiles(string)"/>, for one.</param>
    /// <exception cref="DataFormatException">The folder does not exist, is a file, or cannot be read.</exception>
    public static string[] List(string folder, Func<string, IEnumerable<string>> list)
    {
        try
        {
            string[] found = [.. list(folder)];
            Array.Sort(found, StringComparer.Ordinal);
            return found;
        }
        catch (Exception) when (!Directory.Exists(folder))
        {
            throw new DataFormatException(folder, File.Exists(folder) ? "is a file where a folder is expected" : "is not a folder, or does not exist");
        }
        catch (Exception problem) when (IsRefusal(problem))
        {
            throw Unreadable(folder, problem);
        }
    }

    /// <summary>Whether an exception of the system says that a file cannot be opened or read.</summary>
    public static bool IsRefusal(Exception problem) => problem is IOException or UnauthorizedAccessException or NotSupportedException;

    /// <summary>The exception for a file that the system does not give.</summary>
    public static DataFormatException Unreadable(string path, Exception problem) =>
        new(path, $"cannot be read: {problem.Message.TrimEnd('.')}", problem);
}
