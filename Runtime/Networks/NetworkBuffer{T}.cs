namespace Ottt;

/// <summary>A buffer with its elements.</summary>
/// <typeparam name="T"><see cref="float"/>, or <see cref="long"/> for a count, which is exact however long one trains.</typeparam>
public sealed class NetworkBuffer<T> : NetworkBuffer
    where T : unmanaged
{
    private readonly Memory<T> _value;

    internal NetworkBuffer(BufferDescription description, Memory<T> value)
        : base(description) => _value = value;

    /// <summary>The present value.</summary>
    public ReadOnlySpan<T> Value
    {
        get
        {
            Refresh?.Invoke();
            return _value.Span;
        }
    }

    /// <summary>The value as it was last brought here.</summary>
    internal Span<T> Kept => _value.Span;

    /// <summary>Opens the value for writing, between steps of the network.</summary>
    public Span<T> Edit()
    {
        Refresh?.Invoke();
        Version++;
        return _value.Span;
    }
}
