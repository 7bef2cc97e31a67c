namespace Ottt.Cuda;

/// <summary>A place in the work of a stream, which the host can wait for.</summary>
internal sealed class CudaEvent : IDisposable
{
    private readonly CudaDeviceContext _device;
    private bool _isRecorded;

    internal CudaEvent(CudaDeviceContext device)
    {
        _device = device;
        Handle = device.Enter().CreateEvent(timed: false);
    }

    /// <summary>The driver's handle.</summary>
    internal nint Handle { get; private set; }

    /// <summary>Puts it behind what is queued in a stream.</summary>
    internal void Record(CudaStream stream)
    {
        _device.Enter().RecordEvent(Handle, stream.Handle);
        _isRecorded = true;
    }

    /// <summary>Waits until what was queued before it is done; returns at once where it was never recorded.</summary>
    internal void Wait()
    {
        if (!_isRecorded) return;
        ICudaDriver driver = _device.Enter();
        try
        {
            driver.SynchronizeEvent(Handle);
        }
        catch (CudaException error)
        {
            _device.Note(error);
            throw;
        }
    }

    public void Dispose()
    {
        if (Handle != 0) _device.Release(static (driver, handle, _) => driver.DestroyEvent(handle), Handle);
        Handle = 0;
    }
}
