namespace Ottt.Data.Downloads;

/// <summary>A file could not be downloaded or unpacked. The message says from where, why, and what is left.</summary>
public sealed class DownloadException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="fileName">The file.</param>
    /// <param name="problem">What is wrong, to follow its name in a sentence.</param>
    /// <param name="innerException">What led to it, if anything.</param>
    public DownloadException(string fileName, string problem, Exception? innerException = null)
        : base($"{fileName} {problem}.", innerException) => FileName = fileName;

    /// <summary>The name of the file.</summary>
    public string FileName { get; }
}
