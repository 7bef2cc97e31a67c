namespace Ottt.Data.Downloads;

/// <summary>What becomes of a file that is an archive: it is unpacked, and then deleted.</summary>
/// <param name="Kind">How it is packed.</param>
/// <param name="Folder">The folder at the top of the archive that is wanted, such as <c>Train</c>; what lies beside it is left out.</param>
/// <param name="LargestUnpackedSize">The bytes that its files may have together.</param>
public sealed record DownloadArchive(ArchiveKind Kind, string Folder, long LargestUnpackedSize);
