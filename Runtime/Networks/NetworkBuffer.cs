namespace Ottt;

/// <summary>
/// A tensor that belongs to a network, is saved with it and is not trained, such as the running mean of a <c>BatchNorm2d</c>. Training steps
/// change it, evaluation reads it, <see cref="OtttNetwork.Reset()"/> leaves it alone. Its elements are those of a
/// <see cref="NetworkBuffer{T}"/>: of <see cref="float"/>, or of <see cref="long"/> where it counts.
/// </summary>
public abstract class NetworkBuffer
{
    private protected NetworkBuffer(BufferDescription description) => Description = description;

    /// <summary>Name, shape and start value.</summary>
    public BufferDescription Description { get; }

    /// <summary>The name in a PyTorch state dictionary, such as <c>1.running_mean</c>.</summary>
    public string Name => Description.Name;

    /// <summary>The shape, row-major; empty for a single number.</summary>
    public IReadOnlyList<int> Shape => Description.Shape;

    /// <summary>The number of elements.</summary>
    public int Count => Description.Count;

    /// <summary>Brings the present value from where the network runs.</summary>
    internal Action? Refresh { get; set; }

    /// <summary>How often the value was opened for writing.</summary>
    internal int Version { get; private protected set; }

    /// <summary>The name and shape, such as <c>1.running_mean [32]</c>.</summary>
    public override string ToString() => $"{Name} [{string.Join(", ", Shape)}]";
}
