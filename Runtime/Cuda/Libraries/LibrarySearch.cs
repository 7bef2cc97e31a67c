namespace Ottt.Cuda;

/// <summary>
/// The places where CUDA's two libraries lie, in the order in which they are tried. The names are those of NVIDIA's catalogue
/// (https://github.com/NVIDIA/cuda-python, cuda_pathfinder). <c>libcuda.so</c> without a version is a stub for linkers and never tried.
/// </summary>
/// <param name="variable">Reads the environment.</param>
/// <param name="isWindows">Whether to search as on Windows, else as on Linux.</param>
internal sealed class LibrarySearch(Func<string, string?> variable, bool isWindows)
{
    internal const string DriverVariable = "OTTT_CUDA_DRIVER";
    internal const string NvrtcVariable = "OTTT_NVRTC";

    private const int NewestMajor = 13;

    /// <summary>A search of this machine.</summary>
    internal static LibrarySearch OfThisMachine { get; } = new(Environment.GetEnvironmentVariable, OperatingSystem.IsWindows());

    /// <summary>The files that may be the driver. One that the user names stands alone: a test that names one must not reach a real GPU.</summary>
    internal IReadOnlyList<string> Drivers()
    {
        if (Chosen(DriverVariable) is { } chosen) return [chosen];
        return isWindows
            ? ["nvcuda.dll"]
            : ["libcuda.so.1", "/usr/lib/wsl/lib/libcuda.so.1", "/usr/local/nvidia/lib64/libcuda.so.1"];
    }

    /// <summary>The files that may be NVRTC, those first that are not newer than the driver, the newest of them before the others.</summary>
    /// <param name="driverMajor">The CUDA version of the driver.</param>
    internal IReadOnlyList<string> Compilers(int driverMajor)
    {
        if (Chosen(NvrtcVariable) is { } chosen) return [chosen];
        List<string> folders = [.. Folders().Distinct()];
        int newest = Math.Min(driverMajor, NewestMajor);
        (int Major, string Name)[] names = isWindows
            ? [(13, "nvrtc64_130_0.dll"), (12, "nvrtc64_120_0.dll"), (11, "nvrtc64_112_0.dll")]
            : [(13, "libnvrtc.so.13"), (12, "libnvrtc.so.12"), (11, "libnvrtc.so.11.2")];
        IEnumerable<string> ordered = [.. names.Where(name => name.Major <= newest).Concat(names.Where(name => name.Major > newest).Reverse()).Select(name => name.Name)];
        return [.. from name in ordered from folder in folders select folder.Length == 0 ? name : Path.Combine(folder, name)];
    }

    private string? Chosen(string name) => variable(name) is { Length: > 0 } path ? path : null;

    private IEnumerable<string> Existing(params IEnumerable<string> variables) => variables.Select(Chosen).OfType<string>();

    private IEnumerable<string> Folders()
    {
        yield return ""; // the loader's own search
        foreach (string toolkit in Existing("CUDA_PATH", "CUDA_HOME"))
        {
            yield return Path.Combine(toolkit, isWindows ? "bin" : "lib64");
            if (isWindows) yield return Path.Combine(toolkit, "bin", "x64"); // since CUDA 13
        }
        if (!isWindows) yield return "/usr/local/cuda/lib64";
        if (Chosen("CONDA_PREFIX") is { } conda) yield return isWindows ? Path.Combine(conda, "Library", "bin") : Path.Combine(conda, "lib");
        foreach (string packages in SitePackages())
        {
            string nvidia = Path.Combine(packages, "nvidia");
            yield return isWindows ? Path.Combine(nvidia, "cu13", "bin", "x86_64") : Path.Combine(nvidia, "cu13", "lib");
            yield return Path.Combine(nvidia, "cuda_nvrtc", isWindows ? "bin" : "lib"); // the packages for CUDA 11 and 12
        }
    }

    /// <summary>Where pip puts packages: in the active environment, and on Linux in that of the user.</summary>
    private IEnumerable<string> SitePackages()
    {
        string? user = isWindows || Chosen("HOME") is not { } home ? null : Path.Combine(home, ".local");
        foreach (string root in Existing("VIRTUAL_ENV", "CONDA_PREFIX").Concat(user is null ? [] : [user]))
        {
            string library = Path.Combine(root, isWindows ? "Lib" : "lib");
            if (isWindows) yield return Path.Combine(library, "site-packages");
            else if (Directory.Exists(library))
            {
                foreach (string python in Directory.EnumerateDirectories(library, "python3*").Order(StringComparer.Ordinal))
                    yield return Path.Combine(python, "site-packages");
            }
        }
    }
}
