namespace Ottt.Checkpoints;

/// <summary>A tensor with its name in a file. Its elements are those of a <see cref="NamedTensor{T}"/>: of <see cref="float"/>, or of <see cref="long"/> where it counts.</summary>
public abstract class NamedTensor
{
    private protected NamedTensor(string name, IReadOnlyList<int> shape, int count)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(shape);
        Name = name;
        Shape = shape;
        long expected = 1;
        foreach (int size in shape)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(size, nameof(shape));
            expected = checked(expected * size);
        }

        if (expected != count) throw new ArgumentException($"{this} has {expected} elements; {count} were given.", nameof(count));
        Count = count;
    }

    /// <summary>The name, such as <c>0.weight</c>.</summary>
    public string Name { get; }

    /// <summary>The shape, row-major; empty for a single number.</summary>
    public IReadOnlyList<int> Shape { get; }

    /// <summary>The number of elements.</summary>
    public int Count { get; }

    /// <summary>The name and shape, such as <c>0.weight [32, 1, 3, 3]</c>.</summary>
    public sealed override string ToString() => $"{Name} [{string.Join(", ", Shape)}]";
}
