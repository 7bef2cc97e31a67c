namespace Ottt.Data;

/// <summary>
/// A file or folder of data is missing, damaged, or not what it should be. The message names it, the place, what was expected and what was found.
/// </summary>
public sealed class DataFormatException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="filePath">The file or folder.</param>
    /// <param name="problem">What is wrong with it, to follow its name in a sentence: <c>has 3 labels for 4 images</c>.</param>
    /// <param name="innerException">What led to it, if anything.</param>
    /// <param name="offset">
    /// The byte of the file, from 0, that is wrong, which the message then names; where the file ends too early, its length. In a compressed file
    /// bytes are counted as they were before. Null where the problem has no single place.
    /// </param>
    public DataFormatException(string filePath, string problem, Exception? innerException = null, long? offset = null)
        : base(offset is long place ? $"'{filePath}' {problem} (at byte {place})." : $"'{filePath}' {problem}.", innerException)
    {
        FilePath = filePath;
        Offset = offset;
    }

    /// <summary>The file or folder.</summary>
    public string FilePath { get; }

    /// <summary>The byte of the file that is wrong, from 0, or null where the problem has no single place.</summary>
    public long? Offset { get; }
}
