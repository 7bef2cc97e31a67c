namespace Ottt.Data.Downloads;

/// <summary>How files are packed.</summary>
public enum ArchiveKind
{
    /// <summary>A tape archive compressed by gzip, <c>.tar.gz</c>.</summary>
    TarGzip,

    /// <summary>A <c>.zip</c>.</summary>
    Zip,
}
