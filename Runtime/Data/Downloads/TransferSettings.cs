namespace Ottt.Data.Downloads;

/// <summary>How files are transferred. The functions are there to be replaced by tests.</summary>
internal sealed record TransferSettings(int MaximumAttempts, TimeSpan StallTimeout)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    /// <summary>Opens a partial file for reading and writing, or makes it.</summary>
    public Func<string, Stream> Open { get; init; } = path => new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);

    /// <summary>The bytes that may be written into a folder; null where that is not known.</summary>
    public Func<string, long?> FreeBytes { get; init; } = FreeSpace.In;

    /// <summary>Waits before another attempt.</summary>
    public Func<TimeSpan, CancellationToken, Task> Wait { get; init; } = Task.Delay;

    /// <summary>How long to wait after a number of failures in a row, at least 1: twice as long each time.</summary>
    public static TimeSpan PauseAfter(int failures) =>
        TimeSpan.FromTicks(Math.Min(LongestPause.Ticks, FirstPause.Ticks << Math.Min(failures - 1, 16)));
}
