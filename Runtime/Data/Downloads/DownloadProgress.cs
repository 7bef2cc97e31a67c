namespace Ottt.Data.Downloads;

/// <summary>How far a download is.</summary>
/// <param name="File">The name of the file.</param>
/// <param name="Stage">What is being done with it.</param>
/// <param name="Bytes">The bytes that are there, those of an interrupted download included; of an archive, the bytes unpacked.</param>
/// <param name="TotalBytes">The bytes that there will be; null where that is not known.</param>
public readonly record struct DownloadProgress(string File, DownloadStage Stage, long Bytes, long? TotalBytes);
