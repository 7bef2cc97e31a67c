namespace Ottt.Data;

/// <summary>A file or folder of data is missing, damaged, or not what it should be. The message names it, what was expected and what was found.</summary>
public sealed class DataFormatException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="filePath">The file or folder.</param>
    /// <param name="problem">What is wrong with it, to follow its name in a sentence: <c>has 3 labels for 4 images</c>.</param>
    /// <param name="innerException">What led to it, if anything.</param>
    public DataFormatException(string filePath, string problem, Exception? innerException = null)
        : base($"'{filePath}' {problem}.", innerException) => FilePath = filePath;

    /// <summary>The file or folder.</summary>
    public string FilePath { get; }
}
