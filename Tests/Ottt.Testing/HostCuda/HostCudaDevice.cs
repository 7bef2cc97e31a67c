using System.Runtime.InteropServices;
using Ottt.Cuda;

namespace Ottt.Testing.HostCuda;

/// <summary>
/// A CUDA device made of the CPU. Each object is a device of its own, with its own memory, streams and errors, since each loads its own copy of the
/// library; so tests that run at the same time do not meet. A checked device finds races, accesses out of bounds and reads of what was never
/// written, and says where in the text of the kernel they are.
/// </summary>
internal sealed unsafe class HostCudaDevice
{
    /// <summary>The limit of <see cref="LimitSteps"/> of a new device.</summary>
    internal const long DefaultSteps = 1L << 30;

    private readonly nint _library;
    private readonly delegate* unmanaged<int, ulong, void> _configure;
    private readonly delegate* unmanaged<byte*> _report;
    private readonly delegate* unmanaged<void> _reset;
    private readonly delegate* unmanaged<ulong, void> _setMemoryLimit;
    private readonly delegate* unmanaged<long, void> _setWatchdog;
    private readonly delegate* unmanaged<ulong> _launches;
    private readonly delegate* unmanaged<int, void> _setDriverVersion;
    private readonly delegate* unmanaged<long, void> _fault;
    private CudaPlatform? _platform;

    /// <summary>Makes a device.</summary>
    /// <param name="isChecked">Whether accesses of kernels are checked.</param>
    /// <param name="seed">The order in which threads and blocks run; 0 is in order.</param>
    /// <exception cref="InvalidOperationException"><see cref="HostCudaLibrary.Absent"/> says why there is none.</exception>
    internal HostCudaDevice(bool isChecked = true, ulong seed = 0)
    {
        string library = HostCudaLibrary.Path ?? throw new InvalidOperationException(HostCudaLibrary.Absent);
        string copy = $"{library}.{Guid.NewGuid():N}";
        File.Copy(library, copy);
        _library = NativeLibrary.Load(copy);
        File.Delete(copy);
        _configure = (delegate* unmanaged<int, ulong, void>)Export("otttHostCudaConfigure");
        _report = (delegate* unmanaged<byte*>)Export("otttHostCudaReport");
        _reset = (delegate* unmanaged<void>)Export("otttHostCudaReset");
        _setMemoryLimit = (delegate* unmanaged<ulong, void>)Export("otttHostCudaMemoryLimit");
        _setWatchdog = (delegate* unmanaged<long, void>)Export("otttHostCudaWatchdog");
        _launches = (delegate* unmanaged<ulong>)Export("otttHostCudaLaunches");
        _setDriverVersion = (delegate* unmanaged<int, void>)Export("otttHostCudaDriverVersion");
        _fault = (delegate* unmanaged<long, void>)Export("otttHostCudaFault");
        Configure(isChecked, seed);
    }

    /// <summary>The driver and the compiler, as the runtime takes them.</summary>
    internal CudaPlatform Platform => _platform ??= new CudaPlatform(new NativeCudaDriver(_library), new NvrtcCompiler(_library));

    /// <summary>The device, as a network takes it.</summary>
    internal Device Device => Device.Cuda(0, Platform);

    /// <summary>What was noticed since the last <see cref="Reset"/>, a line each; empty where all is well.</summary>
    internal string Report => Marshal.PtrToStringUTF8((nint)_report())!;

    /// <summary>The number of kernels that ran.</summary>
    internal long Launches => (long)_launches();

    /// <summary>
    /// Makes the library the one that <see cref="CudaPlatform.Default"/> finds in this process, which must not have looked for one yet. That is a
    /// device beside those of this class.
    /// </summary>
    /// <param name="isChecked">Whether accesses of kernels are checked.</param>
    /// <param name="seed">The order in which threads and blocks run; 0 is in order.</param>
    internal static void UseByDefault(bool isChecked = true, ulong seed = 0)
    {
        string library = HostCudaLibrary.Path ?? throw new InvalidOperationException(HostCudaLibrary.Absent);
        var configure = (delegate* unmanaged<int, ulong, void>)NativeLibrary.GetExport(NativeLibrary.Load(library), "otttHostCudaConfigure");
        configure(isChecked ? 1 : 0, seed);
        Environment.SetEnvironmentVariable("OTTT_CUDA_DRIVER", library);
        Environment.SetEnvironmentVariable("OTTT_NVRTC", library);
    }

    /// <summary>Changes how kernels run. Only kernels compiled afterwards follow a change of <paramref name="isChecked"/>.</summary>
    internal void Configure(bool isChecked, ulong seed)
    {
        _configure(isChecked ? 1 : 0, seed);
        _platform = null; // its modules hold images of the other kind
    }

    /// <summary>Limits the memory of the device, in bytes; 2 GiB by default.</summary>
    internal void LimitMemory(long bytes) => _setMemoryLimit((ulong)bytes);

    /// <summary>Makes the driver one of another CUDA version, such as 11030. <see cref="Platform"/> is another one afterwards.</summary>
    internal void PretendDriver(int version)
    {
        _setDriverVersion(version);
        _platform = null;
    }

    /// <summary>Lets a kernel fail as one that reaches where it must not: the one that runs after so many others.</summary>
    internal void FailAfter(long launches) => _fault(launches);

    /// <summary>Limits how many loads and stores a block may do while none of its threads gets on, before its launch times out.</summary>
    internal void LimitSteps(long steps) => _setWatchdog(steps);

    /// <summary>Forgets the report, the error and the work that waits, as a new process would. <see cref="Platform"/> is another one afterwards.</summary>
    internal void Reset()
    {
        _reset();
        _platform = null;
    }

    /// <summary>The address of an exported function, for what the runtime does not call.</summary>
    internal nint Export(string name) => NativeLibrary.GetExport(_library, name);
}
