namespace Ottt.Checkpoints;

/// <summary>A tensor with its elements.</summary>
/// <typeparam name="T"><see cref="float"/>, or <see cref="long"/> for counts.</typeparam>
public sealed class NamedTensor<T> : NamedTensor
    where T : unmanaged
{
    /// <summary>Makes a tensor of elements, which are not copied.</summary>
    /// <param name="name">The name.</param>
    /// <param name="shape">The shape, row-major; empty for a single number.</param>
    /// <param name="values">The elements.</param>
    /// <exception cref="ArgumentException">The elements do not fit the shape, or <typeparamref name="T"/> is neither float nor long.</exception>
    public NamedTensor(string name, IReadOnlyList<int> shape, ReadOnlyMemory<T> values)
        : base(name, shape, values.Length)
    {
        if (typeof(T) != typeof(float) && typeof(T) != typeof(long)) throw new ArgumentException($"{name} has elements of {typeof(T).Name}; a tensor has Single or Int64.", nameof(values));
        Memory = values;
    }

    /// <summary>The elements, row-major.</summary>
    public ReadOnlySpan<T> Values => Memory.Span;

    /// <summary>The memory of <see cref="Values"/>.</summary>
    internal ReadOnlyMemory<T> Memory { get; }
}
