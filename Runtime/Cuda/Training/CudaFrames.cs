namespace Ottt.Cuda;

/// <summary>
/// The inputs of time steps on their way to the device, in two pieces of memory by turns: the host makes the next one while the device takes the one before.
/// </summary>
internal sealed class CudaFrames(CudaDeviceContext device, CudaStream stream, int count, string purpose) : IDisposable
{
    private readonly PinnedFloats[] _frames = [new(stream, count, purpose), new(stream, count, purpose)];
    private readonly CudaEvent[] _taken = [new(device), new(device)];
    private int _turn;

    /// <summary>Puts a frame where the device takes it from.</summary>
    /// <returns>Its address, to be copied by what is queued before <see cref="Leave"/>.</returns>
    public nint Enter(ReadOnlySpan<float> frame)
    {
        _turn = 1 - _turn;
        _taken[_turn].Wait();
        frame.CopyTo(_frames[_turn].Span);
        return _frames[_turn].Address;
    }

    /// <summary>Says that the copy of the frame is queued.</summary>
    public void Leave() => _taken[_turn].Record(stream);

    public void Dispose()
    {
        foreach (PinnedFloats frame in _frames) frame.Dispose();
        foreach (CudaEvent taken in _taken) taken.Dispose();
    }
}
