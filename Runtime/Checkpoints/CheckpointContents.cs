namespace Ottt.Checkpoints;

/// <summary>What is gathered for a checkpoint.</summary>
internal sealed class CheckpointContents
{
    /// <summary>The tensors.</summary>
    public List<NamedTensor> Tensors { get; } = [];

    /// <summary>The texts.</summary>
    public Dictionary<string, string> Texts { get; } = new(StringComparer.Ordinal);

    /// <summary>Adds a copy of numbers.</summary>
    public void Add(string name, IReadOnlyList<int> shape, ReadOnlySpan<float> values) => Tensors.Add(new NamedTensor<float>(name, shape, values.ToArray()));
}
