namespace Ottt.Hdf5;

/// <summary>
/// Reads a graph from the layout that the reference writes (nir/serialization.py): <c>/version</c>, and <c>/node</c> with its <c>type</c>, its
/// <c>edges</c> and a group for each of its <c>nodes</c>, in which a node has its <c>type</c> and its parameters.
/// </summary>
internal static class NirReader
{
    private const string Root = "/node";
    private const string Metadata = "metadata";

    public static NirGraph Read(string path)
    {
        using Hdf5Reader file = Hdf5Reader.Open(path);
        string type = file.Text(Root + "/type");
        if (type != "NIRGraph") throw file.Wrong(Root + "/type", $"is '{type}' instead of NIRGraph");
        string version = file.Has("/version") ? file.Text("/version") : "";
        NirNode[] nodes = [.. file.Names(Root + "/nodes").Select(name => Node(file, name))];
        NirEdge[] edges = Edges(file);
        foreach (string name in edges.SelectMany(edge => new[] { edge.Source, edge.Target }))
        {
            if (!Array.Exists(nodes, node => node.Name == name)) throw file.Wrong(Root + "/edges", $"names '{name}', which is none of the nodes");
        }

        return new NirGraph(path, version, nodes, edges);
    }

    private static NirNode Node(Hdf5Reader file, string name)
    {
        string place = $"{Root}/nodes/{name}";
        string type = file.Text(place + "/type");
        if (!NirPrimitive.All.TryGetValue(type, out NirPrimitive? primitive))
        {
            throw file.Wrong(place + "/type", $"is '{type}', which is none of {string.Join(", ", NirPrimitive.All.Keys)}");
        }

        var parameters = new Dictionary<string, NirArray>();
        foreach (string parameter in primitive.Required) parameters[parameter] = Parameter(file, $"{place}/{parameter}");
        foreach (string parameter in primitive.Optional)
        {
            // What a graph has not inferred yet may be there as a group.
            if (file.Has($"{place}/{parameter}") && file.IsArray($"{place}/{parameter}")) parameters[parameter] = Parameter(file, $"{place}/{parameter}");
        }

        var node = new NirNode(name, type, parameters) { Metadata = file.Has($"{place}/{Metadata}") ? Texts(file, $"{place}/{Metadata}") : new Dictionary<string, string>() };
        NirShapes.Check(file, place, node, primitive);
        return node;
    }

    private static NirArray Parameter(Hdf5Reader file, string place)
    {
        if (file.IsText(place))
        {
            return file.Text(place) == "valid" ? NirArray.Whole(0) : throw file.Wrong(place, $"is '{file.Text(place)}'; only numbers, and the padding 'valid', are known");
        }

        double[] numbers = file.Numbers(place, out IReadOnlyList<int> shape);
        var values = new float[numbers.Length];
        for (int index = 0; index < values.Length; index++)
        {
            values[index] = (float)numbers[index];
            if (!float.IsFinite(values[index])) throw file.Wrong(place, FormattableString.Invariant($"has {numbers[index]} at element {index}, which is no finite number"));
        }

        return new NirArray(shape, values);
    }

    private static Dictionary<string, string> Texts(Hdf5Reader file, string group)
    {
        var texts = new Dictionary<string, string>();
        foreach (string name in file.Names(group).Where(name => file.IsArray($"{group}/{name}")))
        {
            string place = $"{group}/{name}";
            texts[name] = file.IsText(place) ? string.Join(", ", file.Texts(place, out _))
                : string.Join(", ", file.Numbers(place, out _).Select(number => FormattableString.Invariant($"{number}")));
        }

        return texts;
    }

    private static NirEdge[] Edges(Hdf5Reader file)
    {
        string[] names = file.Texts(Root + "/edges", out IReadOnlyList<int> shape);
        if (shape is not [int count, 2]) throw file.Wrong(Root + "/edges", $"has the shape [{string.Join(", ", shape)}] instead of [edges, 2]");
        return [.. Enumerable.Range(0, count).Select(edge => new NirEdge(names[2 * edge], names[(2 * edge) + 1]))];
    }
}
