using System.Diagnostics;

namespace Ottt.Cuda;

/// <summary>
/// A driver with its devices, and a compiler for their kernels. <see cref="Default"/> is that of this machine; another one is handed to
/// <see cref="Device.Cuda(int, CudaPlatform?)"/>.
/// </summary>
public sealed class CudaPlatform
{
    /// <summary>The oldest devices that kernels are written for: those with asynchronous copies into shared memory and TF32.</summary>
    internal static readonly Version OldestComputeCapability = new(8, 0);

    private static readonly Lazy<CudaPlatform> Found = new(FindDefault, LazyThreadSafetyMode.PublicationOnly);

    private readonly Lazy<IKernelCompiler> _compiler;
    private readonly Dictionary<(int Index, nint Context), CudaDeviceContext> _contexts = [];
    private readonly Lock _lock = new();

    /// <summary>Uses another binding to the driver.</summary>
    /// <param name="driver">The driver.</param>
    /// <param name="compiler">The compiler.</param>
    /// <param name="cacheFolder">Where compiled kernels are kept between runs; null keeps none.</param>
    public CudaPlatform(ICudaDriver driver, IKernelCompiler compiler, string? cacheFolder = null)
        : this(driver, new Lazy<IKernelCompiler>(compiler), cacheFolder)
    {
    }

    private CudaPlatform(ICudaDriver driver, Lazy<IKernelCompiler> compiler, string? cacheFolder)
    {
        Driver = driver;
        _compiler = compiler;
        Cache = new KernelCache(cacheFolder, message => Trace.TraceWarning(message));
    }

    /// <summary>
    /// The driver and NVRTC of this machine, or the libraries that the environment variables OTTT_CUDA_DRIVER and OTTT_NVRTC name. Compiled kernels
    /// are kept in a folder of the user, or in that which OTTT_KERNEL_CACHE names.
    /// </summary>
    /// <exception cref="CudaUnavailableException">There is no driver, or it is too old.</exception>
    public static CudaPlatform Default => Found.Value;

    /// <summary>The driver.</summary>
    public ICudaDriver Driver { get; }

    /// <summary>The compiler.</summary>
    /// <exception cref="CudaUnavailableException">NVRTC was not found.</exception>
    public IKernelCompiler Compiler => _compiler.Value;

    internal KernelCache Cache { get; }

    /// <summary>Loads a driver and a compiler from files, and looks nowhere else.</summary>
    /// <param name="driverPath">The library that exports the driver's functions.</param>
    /// <param name="nvrtcPath">The library that exports NVRTC's functions.</param>
    /// <param name="cacheFolder">Where compiled kernels are kept between runs; null keeps none.</param>
    /// <exception cref="CudaUnavailableException">One of them cannot be loaded, or is too old.</exception>
    public static CudaPlatform Load(string driverPath, string nvrtcPath, string? cacheFolder = null) =>
        new(NativeCudaDriver.Load(driverPath), NvrtcCompiler.Load(nvrtcPath), cacheFolder);

    /// <summary>Checks that networks can run on a device.</summary>
    /// <exception cref="CudaUnavailableException">They cannot.</exception>
    internal CudaDeviceInfo Usable(int index)
    {
        int count = Driver.DeviceCount;
        if (index >= count)
        {
            throw new CudaUnavailableException(
                count == 0 ? "The NVIDIA driver sees no device." : $"There is no cuda:{index}; the driver sees {count} {(count == 1 ? "device" : "devices")}.",
                count == 0 ? "Check nvidia-smi and CUDA_VISIBLE_DEVICES, or run on Device.Cpu." : $"Choose one from 0 to {count - 1}.");
        }
        CudaDeviceInfo device = Driver.Describe(index);
        if (device.ComputeCapability < OldestComputeCapability)
        {
            throw new CudaUnavailableException(
                $"{device.Name} (cuda:{index}) has compute capability {device.ComputeCapability}; networks need {OldestComputeCapability}.",
                "Choose a newer device, or run on Device.Cpu.");
        }
        _ = KernelArchitecture.Choose(device, Compiler);
        return device;
    }

    /// <summary>The one context of a device that all networks on it share; each gives its share back with <see cref="CudaDeviceContext.Dispose"/>.</summary>
    /// <param name="index">The device.</param>
    /// <param name="foreignContext">A context that another library owns, or 0.</param>
    internal CudaDeviceContext Share(int index, nint foreignContext)
    {
        lock (_lock)
        {
            if (!_contexts.TryGetValue((index, foreignContext), out CudaDeviceContext? context))
                _contexts[(index, foreignContext)] = context = new CudaDeviceContext(this, Usable(index), foreignContext);
            context.Sharers++;
            return context;
        }
    }

    /// <summary>
    /// Takes a share back. A context without sharers stays open, since opening one takes long; one that failed is closed, so that the next network
    /// gets a new one.
    /// </summary>
    internal void Return(CudaDeviceContext context)
    {
        lock (_lock)
        {
            context.Sharers--;
            if (context.Sharers > 0 || context.Failure is null) return;
            _contexts.Remove((context.Info.Index, context.ForeignContext));
            context.Close();
        }
    }

    private static CudaPlatform FindDefault()
    {
        NativeCudaDriver driver = NativeCudaDriver.Load();
        // Images of a compiler that was chosen by hand, such as an emulation, are kept only where the user says so.
        bool isChosen = Environment.GetEnvironmentVariable(LibrarySearch.NvrtcVariable) is { Length: > 0 };
        bool hasFolder = Environment.GetEnvironmentVariable(KernelCacheFolder.Variable) is { Length: > 0 };
        string? folder = isChosen && !hasFolder ? null : KernelCacheFolder.OfThisUser();
        var compiler = new Lazy<IKernelCompiler>(() => NvrtcCompiler.Load(driver.Version.Major), LazyThreadSafetyMode.PublicationOnly);
        return new CudaPlatform(driver, compiler, folder);
    }
}
