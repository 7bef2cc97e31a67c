namespace Ottt.Cuda;

/// <summary>Memory of the host that the device reads and writes by itself, for the tensors that a caller hands over or gets.</summary>
internal sealed unsafe class PinnedFloats : IDisposable
{
    private readonly CudaStream _stream;
    private readonly int _count;
    private nint _address;

    public PinnedFloats(CudaStream stream, int count, string purpose)
    {
        _stream = stream;
        _count = count;
        _address = stream.AllocatePinned(Math.Max((long)count, 1) * sizeof(float), purpose);
    }

    /// <summary>Its address on the host.</summary>
    public nint Address => _address;

    public Span<float> Span => new((void*)_address, _count);

    public void Dispose()
    {
        if (_address != 0) _stream.FreePinned(_address);
        _address = 0;
    }
}
