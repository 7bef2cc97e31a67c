using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Ottt.Checkpoints;

/// <summary>The tensors of a file, in its order, and the texts that it has beside them.</summary>
public sealed class TensorCollection : IReadOnlyCollection<NamedTensor>
{
    private readonly List<NamedTensor> _tensors = [];
    private readonly Dictionary<string, NamedTensor> _byName = new(StringComparer.Ordinal);

    /// <summary>Puts tensors together.</summary>
    /// <param name="tensors">The tensors, each with a name of its own.</param>
    /// <param name="metadata">Texts by name; none by default.</param>
    /// <exception cref="ArgumentException">A name occurs twice.</exception>
    public TensorCollection(IEnumerable<NamedTensor> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        foreach (NamedTensor tensor in tensors)
        {
            if (!_byName.TryAdd(tensor.Name, tensor)) throw new ArgumentException($"There are two tensors '{tensor.Name}'.", nameof(tensors));
            _tensors.Add(tensor);
        }

        Metadata = metadata ?? new Dictionary<string, string>();
    }

    /// <summary>The number of tensors.</summary>
    public int Count => _tensors.Count;

    /// <summary>Texts by name.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>Looks for a tensor.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="tensor">The tensor.</param>
    /// <returns>Whether there is one.</returns>
    public bool TryGet(string name, [NotNullWhen(true)] out NamedTensor? tensor) => _byName.TryGetValue(name, out tensor);

    /// <inheritdoc/>
    public IEnumerator<NamedTensor> GetEnumerator() => _tensors.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
