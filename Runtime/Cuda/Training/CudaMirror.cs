namespace Ottt.Cuda;

/// <summary>Memory of the device and memory of the host that the device reads and writes by itself, which are copied onto each other as a whole.</summary>
internal sealed unsafe class CudaMirror : IDisposable
{
    private readonly CudaStream _stream;
    private readonly long _bytes;
    private nint _host;

    public CudaMirror(CudaStream stream, CudaArena arena, long bytes, string purpose)
    {
        _stream = stream;
        _bytes = bytes;
        Device = arena.Take(bytes, purpose);
        _host = stream.AllocatePinned(bytes, purpose);
        new Span<byte>((void*)_host, checked((int)bytes)).Clear();
    }

    /// <summary>The address on the device.</summary>
    public nint Device { get; }

    /// <summary>Elements on the host.</summary>
    /// <param name="offset">Where they begin, in bytes.</param>
    /// <param name="count">Their number.</param>
    public Span<T> Host<T>(long offset, int count)
        where T : unmanaged => new((byte*)_host + offset, count);

    /// <summary>Queues the copy to the device; the host must leave its side alone until the stream got there.</summary>
    public void Upload() => _stream.Copy(Device, _host, _bytes, CudaCopyKind.HostToDevice);

    /// <summary>Queues the copy to the host.</summary>
    public void Download() => _stream.Copy(_host, Device, _bytes, CudaCopyKind.DeviceToHost);

    /// <summary>Queues the filling of the device's side with zeros.</summary>
    public void Clear() => _stream.Fill(Device, 0, _bytes / sizeof(float));

    public void Dispose()
    {
        if (_host != 0) _stream.FreePinned(_host);
        _host = 0;
    }
}
