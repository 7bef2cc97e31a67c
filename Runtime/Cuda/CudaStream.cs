namespace Ottt.Cuda;

/// <summary>
/// The work of one network on a device, in order, and the memory that it uses. Each network has a stream of its own, so that two of them, run by
/// two threads, neither wait for each other nor get into each other's captures. Not safe for use by two threads at once.
/// </summary>
internal sealed partial class CudaStream : IDisposable
{
    private readonly CudaDeviceContext _device;

    internal CudaStream(CudaDeviceContext device)
    {
        _device = device;
        Handle = device.Enter().CreateStream();
    }

    /// <summary>The driver's handle.</summary>
    internal nint Handle { get; private set; }

    /// <summary>Queues a kernel. Allocates nothing.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="blocks">The blocks of the grid.</param>
    /// <param name="threads">The threads of a block.</param>
    /// <param name="dynamicSharedBytes">The dynamic shared memory of a block, in bytes.</param>
    /// <param name="arguments">The address of each argument; what lies there is copied before the call returns.</param>
    internal void Launch(CudaKernel kernel, CudaExtent blocks, CudaExtent threads, int dynamicSharedBytes, ReadOnlySpan<nint> arguments)
    {
        ICudaDriver driver = _device.Enter();
        try
        {
            driver.Launch(kernel.Handle, blocks, threads, dynamicSharedBytes, Handle, arguments);
        }
        catch (CudaException error)
        {
            _device.Note(error);
            throw error.While(LaunchText.Describe(kernel.Name, blocks, threads, dynamicSharedBytes));
        }
    }

    /// <summary>Queues a kernel. Allocates nothing.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="blocks">The blocks of the grid.</param>
    /// <param name="threads">The threads of a block.</param>
    /// <param name="dynamicSharedBytes">The dynamic shared memory of a block, in bytes.</param>
    /// <param name="arguments">The arguments; they may be set anew as soon as the call returns.</param>
    internal void Launch(CudaKernel kernel, CudaExtent blocks, CudaExtent threads, int dynamicSharedBytes, CudaArguments arguments)
    {
        Launch(kernel, blocks, threads, dynamicSharedBytes, arguments.Addresses);
        GC.KeepAlive(arguments);
    }

    /// <summary>Waits until everything queued is done; errors of that work are thrown here.</summary>
    internal void Synchronize()
    {
        ICudaDriver driver = _device.Enter();
        try
        {
            driver.Synchronize(Handle);
        }
        catch (CudaException error)
        {
            _device.Note(error);
            throw;
        }
    }

    /// <summary>Lets what is queued from now on wait for an event of another stream.</summary>
    internal void WaitFor(CudaEvent happening) => _device.Enter().WaitForEvent(happening.Handle, Handle);

    /// <summary>
    /// Writes down what <paramref name="record"/> queues, without doing it. It must not wait, allocate, or copy from or to memory of the host that
    /// is not pinned.
    /// </summary>
    /// <param name="record">Queues work in this stream.</param>
    internal CudaGraph Capture(Action record)
    {
        ICudaDriver driver = _device.Enter();
        nint graph;
        try
        {
            driver.BeginCapture(Handle);
            try
            {
                record();
            }
            catch
            {
                Abandon(driver);
                throw;
            }
            graph = driver.EndCapture(Handle);
        }
        catch (CudaException error)
        {
            _device.Note(error);
            throw;
        }
        return new CudaGraph(_device, graph);
    }

    /// <summary>Queues what was written down.</summary>
    internal void Launch(CudaGraph graph)
    {
        ICudaDriver driver = _device.Enter();
        try
        {
            driver.LaunchGraph(graph.Handle, Handle);
        }
        catch (CudaException error)
        {
            _device.Note(error);
            throw;
        }
    }

    /// <summary>Closes the stream.</summary>
    public void Dispose()
    {
        if (Handle != 0) _device.Release(static (driver, stream, _) => driver.DestroyStream(stream), Handle);
        Handle = 0;
    }

    /// <summary>A capture must be ended even when its work failed; the error that matters is that of the work.</summary>
    private void Abandon(ICudaDriver driver)
    {
        try
        {
            driver.DestroyGraph(driver.EndCapture(Handle));
        }
        catch (CudaException)
        {
            // The capture was broken by the error that is on its way to the caller.
        }
    }
}
