namespace Ottt.Data.Downloads;

/// <summary>A file that one download at a time holds open, so that two of them, in one process or two, do not write the same files.</summary>
internal static class DownloadLock
{
    private const string Name = ".lock";
    private const int WindowsSharingViolation = unchecked((int)0x80070020);
    private const int LinuxWouldBlock = 11;
    private const int MacWouldBlock = 35;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Waits until the lock of a folder is free, and takes it. Whoever holds it gives it back when it is disposed or its process ends.</summary>
    /// <param name="folder">The folder, which exists.</param>
    /// <param name="isWaiting">Called once if it is not free.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<IDisposable> TakeAsync(string folder, Action isWaiting, CancellationToken cancellationToken)
    {
        string path = Path.Combine(folder, Name);
        bool hasWaited = false;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (TryTake(path) is { } taken) return taken;
            if (!hasWaited) isWaiting();
            hasWaited = true;
            await Task.Delay(Pause, cancellationToken).ConfigureAwait(false);
        }
    }

    // The file stays: who deleted it would take it from under the next.
    private static FileStream? TryTake(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException problem) when (problem.HResult is WindowsSharingViolation or LinuxWouldBlock or MacWouldBlock)
        {
            return null;
        }
    }
}
