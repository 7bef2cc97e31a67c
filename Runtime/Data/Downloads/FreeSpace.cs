namespace Ottt.Data.Downloads;

/// <summary>Whether there is room on a disk.</summary>
internal static class FreeSpace
{
    private const int UnixNoSpace = 28;
    private const int WindowsDiskFull = unchecked((int)0x80070070);
    private const int WindowsHandleDiskFull = unchecked((int)0x80070027);

    /// <summary>The bytes that the user may still write into a folder; null where the system does not say.</summary>
    public static long? In(string folder)
    {
        try
        {
            // On Windows a drive, elsewhere any place of a file system.
            return new DriveInfo(OperatingSystem.IsWindows() ? Path.GetPathRoot(Path.GetFullPath(folder))! : folder).AvailableFreeSpace;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Whether something failed because the disk is full.</summary>
    public static bool IsMissing(IOException problem) => problem.HResult is UnixNoSpace or WindowsDiskFull or WindowsHandleDiskFull;
}
