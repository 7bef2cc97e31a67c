using System.Runtime.InteropServices;

namespace Ottt.Cuda;

/// <summary>Loads CUDA's two libraries. Nothing else in the project knows where CUDA lives.</summary>
internal static class CudaLibraries
{
    /// <summary>Loads the driver of this machine, or the one that OTTT_CUDA_DRIVER names.</summary>
    /// <exception cref="CudaUnavailableException">There is none.</exception>
    internal static nint LoadDriver() => First(LibrarySearch.OfThisMachine.Drivers(), "driver").Handle;

    /// <summary>Loads a driver from a file, and looks nowhere else.</summary>
    /// <param name="path">The library.</param>
    /// <exception cref="CudaUnavailableException">It cannot be loaded.</exception>
    internal static nint LoadDriver(string path) => First([path], "driver").Handle;

    /// <summary>Loads NVRTC of this machine, or the library that OTTT_NVRTC names.</summary>
    /// <param name="driverMajor">The CUDA version of the driver, for which the image must not be too new.</param>
    /// <returns>The library and the file that it was found as.</returns>
    /// <exception cref="CudaUnavailableException">There is none.</exception>
    internal static (nint Handle, string Path) LoadNvrtc(int driverMajor) => First(LibrarySearch.OfThisMachine.Compilers(driverMajor), "nvrtc");

    /// <summary>Loads NVRTC from a file, and looks nowhere else.</summary>
    /// <param name="path">The library.</param>
    /// <exception cref="CudaUnavailableException">It cannot be loaded.</exception>
    internal static nint LoadNvrtc(string path) => First([path], "nvrtc").Handle;

    /// <summary>Loads the first candidate that can be loaded.</summary>
    /// <param name="candidates">The files, in order.</param>
    /// <param name="kind">Either <c>driver</c> or <c>nvrtc</c>.</param>
    internal static (nint Handle, string Path) First(IReadOnlyList<string> candidates, string kind)
    {
        foreach (string candidate in candidates)
        {
            if (kind == "nvrtc") LoadBuiltinsBeside(candidate);
            if (NativeLibrary.TryLoad(candidate, out nint handle)) return (handle, candidate);
        }
        throw kind == "nvrtc"
            ? new CudaUnavailableException(
                $"NVRTC, the compiler of CUDA, was not found ({Tried(candidates)}).",
                $"Install the CUDA toolkit, or pip's nvidia-cuda-nvrtc, or set {LibrarySearch.NvrtcVariable} to the library.", candidates)
            : new CudaUnavailableException(
                $"No NVIDIA driver was found ({Tried(candidates)}).",
                $"Install one from https://www.nvidia.com/drivers, or set {LibrarySearch.DriverVariable} to the library, or run on Device.Cpu.", candidates);
    }

    /// <summary>
    /// NVRTC opens its builtins by their bare name, which fails in a folder outside the system's search, unless they are loaded already.
    /// </summary>
    private static void LoadBuiltinsBeside(string candidate)
    {
        if (Path.GetDirectoryName(candidate) is not { Length: > 0 } folder || !File.Exists(candidate)) return;
        foreach (string builtins in Directory.EnumerateFiles(folder, "*nvrtc-builtins*")) NativeLibrary.TryLoad(builtins, out _);
    }

    private static string Tried(IReadOnlyList<string> candidates) =>
        candidates.Count == 1 ? $"tried {candidates[0]}" : $"tried {candidates[0]} and {candidates.Count - 1} other places";
}
