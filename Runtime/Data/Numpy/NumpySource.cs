namespace Ottt.Data.Numpy;

/// <summary>What an array is read from: a file, or an entry of an archive.</summary>
/// <param name="Path">The file.</param>
/// <param name="Entry">The entry, or null where the file is the array.</param>
internal sealed record NumpySource(string Path, string? Entry = null)
{
    /// <summary>What is wrong. Bytes of an entry are named, but are no bytes of the file.</summary>
    public DataFormatException Error(string problem, long offset) => Entry is null
        ? new DataFormatException(Path, problem, offset: offset)
        : new DataFormatException(Path, $"has an entry '{Entry}' that {problem} (at byte {offset} of the entry)");
}
