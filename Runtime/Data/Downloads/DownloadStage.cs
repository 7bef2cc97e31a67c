namespace Ottt.Data.Downloads;

/// <summary>What is being done with a file.</summary>
public enum DownloadStage
{
    /// <summary>Another download, perhaps in another process, is being waited for.</summary>
    Waiting,

    /// <summary>It comes in.</summary>
    Downloading,

    /// <summary>It is unpacked.</summary>
    Unpacking,

    /// <summary>It is there.</summary>
    Done,
}
