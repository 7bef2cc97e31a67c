namespace Ottt.Cuda;

/// <summary>Where compiled kernels are kept between runs.</summary>
internal static class KernelCacheFolder
{
    internal const string Variable = "OTTT_KERNEL_CACHE";

    /// <summary>The folder that OTTT_KERNEL_CACHE names, else one of the user; null where the user has none.</summary>
    internal static string? OfThisUser() => Find(
        Environment.GetEnvironmentVariable,
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify));

    internal static string? Find(Func<string, string?> variable, string localApplicationData)
    {
        if (variable(Variable) is { Length: > 0 } chosen) return chosen;
        // Relative paths in this variable are to be ignored (XDG Base Directory Specification).
        string root = variable("XDG_CACHE_HOME") is { Length: > 0 } cache && Path.IsPathRooted(cache) ? cache : localApplicationData;
        return root.Length == 0 ? null : Path.Combine(root, "ottt", "kernels");
    }
}
