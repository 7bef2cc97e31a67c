using Ottt.Cuda;

namespace Ottt;

/// <summary>Where a network lives and runs.</summary>
public sealed partial record Device
{
    private Device(DeviceKind kind, int threads)
    {
        Kind = kind;
        Threads = threads;
    }

    /// <summary>The processor, with one thread per core that the process may use.</summary>
    public static Device Cpu { get; } = new(DeviceKind.Cpu, Environment.ProcessorCount);

    /// <summary>The first CUDA device where networks can run on one, else the processor.</summary>
    public static Device Auto => AutoOf(null);

    /// <summary>What kind of device it is.</summary>
    public DeviceKind Kind { get; }

    /// <summary>The number of the device among those of its kind, from 0; the processor is 0.</summary>
    public int Index { get; private init; }

    /// <summary>The number of threads that share a time step, at least 1; of no meaning to a CUDA device. Results do not depend on it, to the bit.</summary>
    public int Threads { get; private init; }

    /// <summary>The arithmetic of matrix products and convolutions. <see cref="Precision.Float32"/> unless chosen otherwise.</summary>
    public Precision Precision { get; private init; }

    /// <summary>The driver of a CUDA device; null for the processor.</summary>
    internal CudaPlatform? Platform { get; private init; }

    /// <summary>The context of a CUDA device that another library owns, else 0.</summary>
    internal nint ContextHandle { get; private init; }

    /// <summary>An NVIDIA GPU, in the context that libraries share by default, its primary one.</summary>
    /// <param name="index">The number of the device, from 0, in the order of the driver.</param>
    /// <param name="platform">The driver and compiler to use; null for those of this machine.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="index"/> is negative.</exception>
    /// <exception cref="CudaUnavailableException">No network can run there: the driver, the device or NVRTC is missing or too old.</exception>
    public static Device Cuda(int index = 0, CudaPlatform? platform = null) => OnCuda(0, index, platform);

    /// <summary>An NVIDIA GPU, in a context that another library made. It must live longer than the networks on the device.</summary>
    /// <param name="context">The driver's handle of the context (CUcontext).</param>
    /// <param name="index">The number of the device that it is a context of.</param>
    /// <param name="platform">The driver and compiler to use; null for those of this machine.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="context"/> is 0, or <paramref name="index"/> is negative.</exception>
    /// <exception cref="CudaUnavailableException">No network can run there: the driver, the device or NVRTC is missing or too old.</exception>
    public static Device CudaContext(nint context, int index = 0, CudaPlatform? platform = null)
    {
        ArgumentOutOfRangeException.ThrowIfZero(context);
        return OnCuda(context, index, platform);
    }

    /// <summary>The same device with another number of threads.</summary>
    /// <param name="threads">The number of threads, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threads"/> is less than 1.</exception>
    public Device WithThreads(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        return this with { Threads = threads };
    }

    /// <summary>The same device with other arithmetic of matrix products and convolutions.</summary>
    /// <param name="precision">The arithmetic.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such arithmetic, or not on this device.</exception>
    public Device WithPrecision(Precision precision)
    {
        if (!Enum.IsDefined(precision) || (Kind == DeviceKind.Cpu && precision != Precision.Float32))
        {
            throw new ArgumentOutOfRangeException(
                nameof(precision), precision, $"{this} knows {(Kind == DeviceKind.Cpu ? nameof(Precision.Float32) : string.Join(", ", Enum.GetNames<Precision>()))}.");
        }

        return this with { Precision = precision };
    }

    /// <summary>The device in words, such as <c>cpu, 2 threads</c> or <c>cuda:0</c>.</summary>
    public override string ToString() => (Kind, Threads) switch
    {
        (DeviceKind.Cuda, _) => $"cuda:{Index}{(Precision == Precision.Float32 ? "" : $", {Precision}")}",
        (_, 1) => "cpu, 1 thread",
        _ => $"cpu, {Threads} threads",
    };

    private static Device OnCuda(nint context, int index, CudaPlatform? platform)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        platform ??= CudaPlatform.Default;
        platform.Usable(index);
        return new Device(DeviceKind.Cuda, 1) { Index = index, Platform = platform, ContextHandle = context };
    }
}
