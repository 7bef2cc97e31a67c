namespace Ottt.Cuda;

/// <summary>Work of a stream that was written down, to be queued again and again with one call.</summary>
internal sealed class CudaGraph(CudaDeviceContext device, nint handle) : IDisposable
{
    /// <summary>The driver's handle.</summary>
    internal nint Handle { get; private set; } = handle;

    public void Dispose()
    {
        if (Handle != 0) device.Release(static (driver, graph, _) => driver.DestroyGraph(graph), Handle);
        Handle = 0;
    }
}
