using System.Runtime.InteropServices;

namespace Ottt.Cuda;

/// <summary>The driver that NVIDIA installs with its GPUs, or a library that exports the same functions.</summary>
internal sealed unsafe partial class NativeCudaDriver : ICudaDriver
{
    private const int OldestVersion = 11040;
    private const int NoDevice = 100;

    private readonly DriverFunctions _functions;
    private readonly bool _hasNoDevice;

    /// <summary>Uses a library that is loaded already.</summary>
    /// <param name="library">The handle of the library.</param>
    /// <exception cref="CudaUnavailableException">The driver is too old, or cannot be started.</exception>
    internal NativeCudaDriver(nint library)
    {
        _functions = new DriverFunctions(library);
        int version;
        Check(_functions.DriverGetVersion(&version), "cuDriverGetVersion", "asking the driver for its version");
        Version = new Version(version / 1000, version % 1000 / 10);
        if (version < OldestVersion)
            throw new CudaUnavailableException($"The NVIDIA driver is too old: it is for CUDA {Version}.", "Install a driver for CUDA 11.4 or newer.");

        int result = _functions.Init(0);
        _hasNoDevice = result == NoDevice;
        if (result == 0 || _hasNoDevice) return;
        throw new CudaUnavailableException(
            $"The NVIDIA driver does not start: cuInit returned {NameOf(result)} ({result}).", "Run nvidia-smi to see why, or run on Device.Cpu.");
    }

    public Version Version { get; }

    /// <summary>Loads the driver of this machine, or the one that OTTT_CUDA_DRIVER names.</summary>
    /// <exception cref="CudaUnavailableException">There is none.</exception>
    internal static NativeCudaDriver Load() => new(CudaLibraries.LoadDriver());

    /// <summary>Loads a driver from a file.</summary>
    /// <param name="path">The library.</param>
    /// <exception cref="CudaUnavailableException">It cannot be loaded.</exception>
    internal static NativeCudaDriver Load(string path) => new(CudaLibraries.LoadDriver(path));

    private void Check(int code, string call, string doing)
    {
        if (code != 0) throw Failure(code, call, doing);
    }

    private CudaException Failure(int code, string call, string doing) => new(call, code, NameOf(code), doing);

    private string NameOf(int code)
    {
        byte* name;
        return _functions.GetErrorName(code, &name) == 0 ? Marshal.PtrToStringUTF8((nint)name)! : "an unknown error";
    }
}
