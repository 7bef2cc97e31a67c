using System.Runtime.CompilerServices;

namespace Ottt.Cuda;

internal sealed unsafe partial class CudaStream
{
    /// <summary>Takes memory of the device.</summary>
    /// <param name="bytes">At least 1.</param>
    /// <param name="purpose">What it is for, as a user would say it, such as <c>the traces of Mnist for 128 samples</c>.</param>
    /// <returns>The address on the device, a multiple of 256.</returns>
    /// <exception cref="CudaOutOfMemoryException">There is not enough.</exception>
    internal nint Allocate(long bytes, string purpose)
    {
        ICudaDriver driver = _device.Enter();
        try
        {
            return driver.Allocate(bytes, Handle);
        }
        catch (CudaOutOfMemoryException error)
        {
            throw error.For(purpose);
        }
        catch (CudaException error)
        {
            _device.Note(error);
            throw error.While($"allocating {ByteCount.Format(bytes)} for {purpose}");
        }
    }

    /// <summary>Gives memory of the device back, after the work that is queued.</summary>
    internal void Free(nint memory) => _device.Release(static (driver, memory, stream) => driver.Free(memory, stream), memory, Handle);

    /// <summary>Takes memory of the host that the device reads and writes by itself.</summary>
    /// <param name="bytes">At least 1.</param>
    /// <param name="purpose">What it is for.</param>
    /// <exception cref="CudaOutOfMemoryException">There is not enough.</exception>
    internal nint AllocatePinned(long bytes, string purpose)
    {
        ICudaDriver driver = _device.Enter();
        try
        {
            return driver.AllocatePinned(bytes);
        }
        catch (CudaOutOfMemoryException error)
        {
            throw error.For(purpose);
        }
    }

    /// <summary>Gives pinned memory back; nothing queued may use it any more.</summary>
    internal void FreePinned(nint memory) => _device.Release(static (driver, memory, _) => driver.FreePinned(memory), memory);

    /// <summary>Queues a copy, as <see cref="ICudaDriver.Copy"/>.</summary>
    internal void Copy(nint destination, nint source, long bytes, CudaCopyKind kind)
    {
        ICudaDriver driver = _device.Enter();
        try
        {
            driver.Copy(destination, source, bytes, kind, Handle);
        }
        catch (CudaException error)
        {
            _device.Note(error);
            throw;
        }
    }

    /// <summary>Copies managed memory to the device. Not for captures.</summary>
    internal void Upload<T>(nint destination, ReadOnlySpan<T> source)
        where T : unmanaged
    {
        fixed (T* first = source) Copy(destination, (nint)first, (long)source.Length * Unsafe.SizeOf<T>(), CudaCopyKind.HostToDevice);
    }

    /// <summary>Copies memory of the device to managed memory, after the work that is queued, and waits for it. Not for captures.</summary>
    internal void Download<T>(Span<T> destination, nint source)
        where T : unmanaged
    {
        fixed (T* first = destination)
        {
            Copy((nint)first, source, (long)destination.Length * Unsafe.SizeOf<T>(), CudaCopyKind.DeviceToHost);
            Synchronize();
        }
    }

    /// <summary>Queues the filling of memory of the device with elements of 4 bytes.</summary>
    internal void Fill(nint destination, uint value, long count)
    {
        ICudaDriver driver = _device.Enter();
        try
        {
            driver.Fill(destination, value, count, Handle);
        }
        catch (CudaException error)
        {
            _device.Note(error);
            throw;
        }
    }
}
