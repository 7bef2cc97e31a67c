using Ottt.Data;

namespace Ottt.Checkpoints;

/// <summary>Keeps a run that went wrong from being saved over one that did not, and from being gone on with.</summary>
internal static class FiniteNumbers
{
    /// <summary>Refuses to save a tensor with a NaN or an infinity.</summary>
    /// <exception cref="NonFiniteTensorException">There is one.</exception>
    public static void Demand(string network, TensorCollection tensors)
    {
        foreach (NamedTensor<float> tensor in tensors.OfType<NamedTensor<float>>())
        {
            if (Find(tensor) is { } element) throw new NonFiniteTensorException(network, tensor.ToString(), element, tensor.Values[element]);
        }
    }

    /// <summary>Refuses a tensor of a file that has a NaN or an infinity.</summary>
    /// <exception cref="DataFormatException">There is one.</exception>
    public static void Demand(string path, NamedTensor<float> tensor)
    {
        if (Find(tensor) is { } element) throw new DataFormatException(path, $"has the value {tensor.Values[element]} in element {element} of tensor {tensor}");
    }

    private static int? Find(NamedTensor<float> tensor)
    {
        ReadOnlySpan<float> values = tensor.Values;
        for (int index = 0; index < values.Length; index++)
        {
            if (!float.IsFinite(values[index])) return index;
        }

        return null;
    }
}
