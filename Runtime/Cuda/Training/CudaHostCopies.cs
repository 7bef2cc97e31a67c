namespace Ottt.Cuda;

/// <summary>
/// Copies on the host of what training moves on a device, made while the device goes on: an error that loses the device then loses the batch that it met
/// and none before it. There are two by turns, so that one is whole at any time.
/// </summary>
internal sealed class CudaHostCopies(CudaDeviceContext device, CudaStream stream, CudaArena arena, int floats, string network) : IDisposable
{
    private readonly CudaStream _beside = device.CreateStream();
    private readonly CudaEvent _taken = new(device);
    private readonly CudaEvent _arrived = new(device);
    private readonly PinnedFloats?[] _copies = new PinnedFloats?[2];
    private readonly long[] _stepCounts = new long[2];
    private nint _snapshot;
    private int _tensors;
    private int _turn;
    private bool _isUnderWay;
    private bool _isThere;

    /// <summary>Whether the device is lost and a copy is there.</summary>
    public bool AreNeeded => device.Failure is not null && _isThere;

    /// <summary>The updates that had been made when the copy was taken.</summary>
    public long StepCount => _stepCounts[_turn];

    /// <summary>A tensor as it was last copied.</summary>
    /// <param name="index">Its place among those that were given to <see cref="Take"/>.</param>
    public Span<float> Tensor(int index) => _copies[_turn]!.Span.Slice(index * floats, floats);

    /// <summary>Waits for the copy under way, which from then on is the last.</summary>
    public void Settle()
    {
        if (!_isUnderWay) return;
        _arrived.Wait();
        _isUnderWay = false;
        _isThere = true;
        _turn = 1 - _turn;
    }

    /// <summary>Queues a copy of tensors as they are when the stream gets there.</summary>
    /// <param name="tensors">Their addresses; the same number at every call, or more.</param>
    /// <param name="stepCount">The updates made until then.</param>
    public void Take(ReadOnlySpan<nint> tensors, long stepCount)
    {
        if (tensors.Length > _tensors) Grow(tensors.Length);
        long bytes = (long)floats * sizeof(float);
        for (int index = 0; index < tensors.Length; index++) stream.Copy(_snapshot + (nint)(index * bytes), tensors[index], bytes, CudaCopyKind.DeviceToDevice);
        _taken.Record(stream);
        _beside.WaitFor(_taken);
        _beside.Copy(_copies[1 - _turn]!.Address, _snapshot, tensors.Length * bytes, CudaCopyKind.DeviceToHost);
        _arrived.Record(_beside);
        _stepCounts[1 - _turn] = stepCount;
        _isUnderWay = true;
    }

    public void Dispose()
    {
        Free();
        _taken.Dispose();
        _arrived.Dispose();
        _beside.Dispose();
    }

    private void Grow(int tensors)
    {
        string purpose = $"copies of the parameters of {network}";
        Free();
        _isThere = false;
        _tensors = tensors;
        _snapshot = arena.Take((long)tensors * floats * sizeof(float), purpose);
        for (int copy = 0; copy < _copies.Length; copy++) _copies[copy] = new PinnedFloats(stream, tensors * floats, purpose);
    }

    private void Free()
    {
        foreach (PinnedFloats? copy in _copies) copy?.Dispose();
    }
}
