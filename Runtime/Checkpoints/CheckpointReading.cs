using Ottt.Data;

namespace Ottt.Checkpoints;

/// <summary>A checkpoint as its parts read it: checked first, all of them, then restored.</summary>
/// <param name="source">The file, for messages.</param>
/// <param name="tensors">Its tensors.</param>
internal sealed class CheckpointReading(string source, TensorCollection tensors)
{
    /// <summary>The file.</summary>
    public string Source => source;

    /// <summary>The tensors.</summary>
    public TensorCollection Tensors => tensors;

    /// <summary>The texts.</summary>
    public CheckpointTexts Texts { get; } = new(source, tensors.Metadata);

    /// <summary>The elements of a tensor that may be left out; null where it is.</summary>
    /// <param name="name">The name of the tensor.</param>
    /// <param name="shape">The shape that it must have.</param>
    /// <exception cref="DataFormatException">It has another shape or kind, or is not finite.</exception>
    public NamedTensor<float>? Find(string name, IReadOnlyList<int> shape)
    {
        if (!tensors.TryGet(name, out NamedTensor? tensor)) return null;
        if (tensor is not NamedTensor<float> numbers || !tensor.Shape.SequenceEqual(shape)) throw new DataFormatException(source, $"has a tensor {tensor} where {name} [{string.Join(", ", shape)}] is expected");
        FiniteNumbers.Demand(source, numbers);
        return numbers;
    }
}
