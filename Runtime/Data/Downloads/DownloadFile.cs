namespace Ottt.Data.Downloads;

/// <summary>A file of a data set, the same at each of its addresses.</summary>
/// <param name="Name">Its name in the folder of the data set.</param>
/// <param name="Addresses">Where it is, in the order in which they are tried.</param>
/// <param name="Sha256">The SHA-256 of its bytes, 64 hexadecimal digits.</param>
/// <param name="LargestSize">The bytes that it may have.</param>
public sealed record DownloadFile(string Name, IReadOnlyList<Uri> Addresses, string Sha256, long LargestSize)
{
    /// <summary>The bytes that it has; null where they are not published.</summary>
    public long? Size { get; init; }

    /// <summary>What is packed in it; null where it is used as it is.</summary>
    public DownloadArchive? Archive { get; init; }

    /// <summary>What is there in the folder of the data set once this file is: a file, or a folder that was unpacked.</summary>
    internal string Result => Archive?.Folder ?? Name;
}
