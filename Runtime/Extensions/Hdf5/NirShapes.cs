using Ottt.Data;

namespace Ottt.Hdf5;

/// <summary>Checks that the parameters of a node fit each other.</summary>
internal static class NirShapes
{
    /// <exception cref="DataFormatException">A parameter has a shape that the primitive cannot have.</exception>
    public static void Check(Hdf5Reader file, string place, NirNode node, NirPrimitive primitive)
    {
        if (primitive.IsNeuron) CheckNeuron(file, place, node);
        else if (node.Type is "Affine" or "Linear") CheckWeight(file, place, node, rank: 2);
        else if (node.Type == "Conv1d") CheckWeight(file, place, node, rank: 3);
        else if (node.Type == "Conv2d") CheckWeight(file, place, node, rank: 4);
        CheckSizes(file, place, node, node.Type == "Conv1d" ? 1 : 2);
    }

    private static void CheckNeuron(Hdf5Reader file, string place, NirNode node)
    {
        (string first, NirArray expected) = node.Parameters.First();
        foreach ((string name, NirArray found) in node.Parameters)
        {
            if (found.Shape.SequenceEqual(expected.Shape)) continue;

            // A file that says nothing of the reset potential has a single zero by default.
            if (name is "v_reset" or "w_in" && found.Values.Length == 1) continue;
            throw file.Wrong($"{place}/{name}", $"has the shape {found} instead of {expected}, that of {first}");
        }
    }

    private static void CheckWeight(Hdf5Reader file, string place, NirNode node, int rank)
    {
        NirArray weight = node.Parameters["weight"];
        if (weight.Shape.Count != rank) throw file.Wrong(place + "/weight", $"has the shape {weight} instead of one of {rank} axes");
        if (node.Parameters.TryGetValue("bias", out NirArray? bias) && !bias.Shape.SequenceEqual([weight.Shape[0]]))
        {
            throw file.Wrong(place + "/bias", $"has the shape {bias} instead of [{weight.Shape[0]}], a number for each output of the weight");
        }
    }

    /// <summary>Kernels, strides and the like have a number, or one for each axis.</summary>
    private static void CheckSizes(Hdf5Reader file, string place, NirNode node, int axes)
    {
        foreach (string name in new[] { "kernel_size", "stride", "padding", "dilation" })
        {
            if (!node.Parameters.TryGetValue(name, out NirArray? size) || size.Shape.Count == 0) continue;
            if (size.Values.Length != 1 && !size.Shape.SequenceEqual([axes])) throw file.Wrong($"{place}/{name}", $"has the shape {size} instead of one number, or {axes}");
        }
    }
}
