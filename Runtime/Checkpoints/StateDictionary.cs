using Ottt.Data;

namespace Ottt.Checkpoints;

/// <summary>The parameters and buffers of a network as PyTorch's <c>state_dict</c> has them: names, shapes, element order.</summary>
internal static class StateDictionary
{
    /// <summary>Copies all of them, layer by layer.</summary>
    public static IEnumerable<NamedTensor> Copy(OtttNetwork network)
    {
        foreach (LayerDescription layer in network.Description.Layers)
        {
            foreach (ParameterDescription parameter in layer.Parameters)
            {
                yield return new NamedTensor<float>(parameter.Name, parameter.Shape, network.Parameters[parameter.Name].Value.ToArray());
            }

            foreach (BufferDescription buffer in layer.Buffers)
            {
                yield return network.Buffers[buffer.Name] switch
                {
                    NetworkBuffer<float> numbers => new NamedTensor<float>(buffer.Name, buffer.Shape, numbers.Value.ToArray()),
                    NetworkBuffer<long> counts => new NamedTensor<long>(buffer.Name, buffer.Shape, counts.Value.ToArray()),
                    var other => throw new InvalidOperationException($"{other} holds neither numbers nor counts."),
                };
            }
        }
    }

    /// <summary>Compares the tensors of a file with those of a network.</summary>
    /// <param name="path">The file, for messages.</param>
    /// <param name="network">The network.</param>
    /// <param name="tensors">The tensors of the file.</param>
    /// <param name="prefix">What the names in the file begin with.</param>
    /// <exception cref="DataFormatException">A tensor is missing, has another shape or kind, is not finite, or is one too many; the first is named.</exception>
    public static void Check(string path, OtttNetwork network, TensorCollection tensors, string prefix)
    {
        string name = network.Description.Name;
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (LayerDescription layer in network.Description.Layers)
        {
            foreach (ParameterDescription parameter in layer.Parameters) Compare<float>(parameter.Name, parameter.Shape);
            foreach (BufferDescription buffer in layer.Buffers)
            {
                if (buffer.Element == BufferElement.Count) Compare<long>(buffer.Name, buffer.Shape);
                else Compare<float>(buffer.Name, buffer.Shape);
            }
        }

        NamedTensor? surplus = tensors.FirstOrDefault(tensor => tensor.Name.StartsWith(prefix, StringComparison.Ordinal) && !known.Contains(tensor.Name) && !CheckpointKeys.IsKey(tensor.Name));
        if (surplus is not null) throw new DataFormatException(path, $"has a tensor {surplus}, which {name} has not");

        void Compare<T>(string own, IReadOnlyList<int> shape)
            where T : unmanaged
        {
            string there = prefix + own;
            known.Add(there);
            string text = $"{there} [{string.Join(", ", shape)}]";
            if (!tensors.TryGet(there, out NamedTensor? tensor)) throw new DataFormatException(path, $"has no tensor {text} for {name}");
            if (!tensor.Shape.SequenceEqual(shape)) throw new DataFormatException(path, $"has a tensor {tensor} where {name} has {text}");
            if (tensor is not NamedTensor<T> typed) throw new DataFormatException(path, $"has a tensor {tensor} of {(tensor is NamedTensor<long> ? "whole numbers" : "numbers")} where {name} has {typeof(T).Name}");
            if (typed is NamedTensor<float> numbers) FiniteNumbers.Demand(path, numbers);
        }
    }

    /// <summary>Copies tensors that were checked into a network.</summary>
    public static void Restore(OtttNetwork network, TensorCollection tensors, string prefix)
    {
        for (int index = 0; index < network.Parameters.Count; index++)
        {
            Parameter parameter = network.Parameters[index];
            ValuesOf<float>(tensors, prefix + parameter.Name).CopyTo(parameter.Edit());
        }

        foreach (NetworkBuffer buffer in network.Buffers)
        {
            if (buffer is NetworkBuffer<long> counts) ValuesOf<long>(tensors, prefix + buffer.Name).CopyTo(counts.Edit());
            else ValuesOf<float>(tensors, prefix + buffer.Name).CopyTo(((NetworkBuffer<float>)buffer).Edit());
        }
    }

    private static ReadOnlySpan<T> ValuesOf<T>(TensorCollection tensors, string name)
        where T : unmanaged =>
        tensors.TryGet(name, out NamedTensor? tensor) ? ((NamedTensor<T>)tensor).Values : throw new InvalidOperationException($"There is no tensor '{name}'.");
}
