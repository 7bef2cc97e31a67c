namespace Ottt.Data.Downloads;

/// <summary>Where downloads of this user are kept.</summary>
internal static class UserCacheFolder
{
    internal const string Variable = "OTTT_CACHE";

    /// <summary>
    /// The folder of data sets in the folder that OTTT_CACHE names, else in the platform's folder for what can be fetched again: XDG_CACHE_HOME or
    /// ~/.cache, ~/Library/Caches, or the local application data of Windows.
    /// </summary>
    /// <exception cref="InvalidOperationException">The user has no such folder.</exception>
    public static string OfThisUser() => Find(
        Environment.GetEnvironmentVariable,
        OperatingSystem.IsWindows() ? LocalApplicationData : OperatingSystem.IsMacOS() ? Path.Combine(Home, "Library", "Caches") : Path.Combine(Home, ".cache"),
        readsXdg: !OperatingSystem.IsWindows() && !OperatingSystem.IsMacOS());

    internal static string Find(Func<string, string?> variable, string platformFolder, bool readsXdg)
    {
        if (variable(Variable) is { Length: > 0 } chosen) return Path.Combine(Path.GetFullPath(chosen), "datasets");

        // Relative paths in this variable are to be ignored (XDG Base Directory Specification).
        string root = readsXdg && variable("XDG_CACHE_HOME") is { Length: > 0 } cache && Path.IsPathRooted(cache) ? cache : platformFolder;
        return Path.IsPathRooted(root)
            ? Path.Combine(root, "ottt", "datasets")
            : throw new InvalidOperationException($"This user has no folder for downloads; name one in the environment variable {Variable}.");
    }

    private static string Home => Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify);

    private static string LocalApplicationData =>
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
}
