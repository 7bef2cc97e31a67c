namespace Ottt.Cuda;

/// <summary>
/// What all networks on one device share: its context, and the kernels that are loaded into it. It remembers the first error after which CUDA
/// answers every call with the same error, and names it from then on.
/// </summary>
internal sealed class CudaDeviceContext : IDisposable
{
    private readonly CudaPlatform _platform;
    private readonly nint _context;
    private readonly string _architecture;
    private readonly Dictionary<string, CudaModule> _modules = [];
    private readonly Lock _modulesLock = new();
    private CudaException? _failure;

    internal CudaDeviceContext(CudaPlatform platform, CudaDeviceInfo info, nint foreignContext)
    {
        _platform = platform;
        Info = info;
        ForeignContext = foreignContext;
        _architecture = KernelArchitecture.Choose(info, platform.Compiler);
        _context = foreignContext == 0 ? platform.Driver.RetainPrimaryContext(info.Index) : foreignContext;
    }

    /// <summary>What the device is and has.</summary>
    internal CudaDeviceInfo Info { get; }

    /// <summary>The context where another library owns it, else 0.</summary>
    internal nint ForeignContext { get; }

    /// <summary>The first error that made the context useless, or null.</summary>
    internal CudaException? Failure => Volatile.Read(ref _failure);

    /// <summary>The number of networks that use it; counted by the platform under its lock.</summary>
    internal int Sharers { get; set; }

    private ICudaDriver Driver => _platform.Driver;

    /// <summary>A share of the context of a device.</summary>
    /// <param name="device">A CUDA device.</param>
    /// <exception cref="CudaUnavailableException">Networks cannot run on it.</exception>
    internal static CudaDeviceContext Share(Device device) => device.Platform!.Share(device.Index, device.ContextHandle);

    /// <summary>Makes the context that of the calling thread, and gives the driver.</summary>
    /// <exception cref="CudaException">An earlier error made the context useless.</exception>
    internal ICudaDriver Enter()
    {
        if (Failure is { } failure) throw Repeated(failure);
        Driver.SetCurrentContext(_context);
        return Driver;
    }

    /// <summary>
    /// Gives something back to the driver. Where an error has made the context useless, now or before, it is gone already: whoever disposes of a
    /// network after an error hears of that error and not of its echoes.
    /// </summary>
    /// <param name="release">Calls the driver with the handle and the stream.</param>
    /// <param name="handle">What to give back.</param>
    /// <param name="stream">The stream that it belongs to, or 0.</param>
    internal void Release(Action<ICudaDriver, nint, nint> release, nint handle, nint stream = 0)
    {
        if (Failure is not null) return;
        ICudaDriver driver = Enter();
        try
        {
            release(driver, handle, stream);
        }
        catch (CudaException error) when (error.IsSticky)
        {
            Note(error);
        }
    }

    /// <summary>Notes an error that makes the context useless, the first of them.</summary>
    internal void Note(CudaException error)
    {
        if (error.IsSticky) Interlocked.CompareExchange(ref _failure, error, null);
    }

    /// <summary>A stream of its own for a network.</summary>
    internal CudaStream CreateStream() => new(this);

    /// <summary>Compiles kernels, unless the cache has them, and loads them, unless they are loaded.</summary>
    /// <param name="program">What <see cref="KernelOptions.Program"/> made of a generated text.</param>
    /// <exception cref="KernelCompilationException">The text has an error.</exception>
    internal CudaModule Load(KernelProgram program)
    {
        string key = KernelKey.Of(program, _architecture, _platform.Compiler.Identity);
        lock (_modulesLock)
        {
            if (_modules.TryGetValue(key, out CudaModule? known)) return known;
        }

        // Networks that are made at the same time compile at the same time.
        CompiledKernels compiled = _platform.Cache.GetOrCompile(_platform.Compiler, program, _architecture);
        lock (_modulesLock)
        {
            return _modules.TryGetValue(key, out CudaModule? known) ? known : _modules[key] = Load(compiled, program.Name);
        }
    }

    private CudaModule Load(CompiledKernels compiled, string name)
    {
        ICudaDriver driver = Enter();
        try
        {
            return new CudaModule(this, driver.LoadModule(compiled.Image), name);
        }
        catch (CudaException error)
        {
            Note(error);
            throw error.While($"loading the kernels of {name}, compiled for {_architecture}, into {Info}");
        }
    }

    /// <summary>Gives the share back.</summary>
    public void Dispose() => _platform.Return(this);

    /// <summary>Closes the context after a failure; what was in it is gone with it.</summary>
    internal void Close()
    {
        _modules.Clear();
        if (ForeignContext != 0) return;
        try
        {
            Driver.ReleasePrimaryContext(Info.Index);
        }
        catch (CudaException)
        {
            // The driver repeats the error that made the context useless.
        }
    }

    private CudaException Repeated(CudaException first) => new(
        first.Call, first.Code, first.Name, $"{first.Doing}; since then cuda:{Info.Index} is useless to this process until every network on it is disposed", first);
}
