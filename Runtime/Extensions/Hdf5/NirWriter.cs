using Ottt.Files;
using PureHDF;

namespace Ottt.Hdf5;

/// <summary>Writes a graph in the layout of the reference, which <see cref="NirReader"/> describes.</summary>
internal static class NirWriter
{
    /// <summary>The version of NIR whose layout it is.</summary>
    public const string Version = "1.0";

    /// <exception cref="IOException">The file cannot be written; one that was there is left as it is.</exception>
    public static void Write(NirGraph graph)
    {
        var nodes = new H5Group();
        foreach (NirNode node in graph.Nodes) nodes[node.Name] = Group(node);
        string[] edges = [.. graph.Edges.SelectMany(edge => new[] { edge.Source, edge.Target })];
        var file = new H5File
        {
            ["version"] = graph.Version,
            ["node"] = new H5Group
            {
                ["type"] = "NIRGraph",
                ["nodes"] = nodes,
                ["edges"] = new H5Dataset(edges, fileDims: [(ulong)graph.Edges.Count, 2]),
            },
        };

        // The library goes back and forth in what it writes.
        using var content = new MemoryStream();
        file.Write(content);
        AtomicFile.Write(graph.FilePath, stream => stream.Write(content.GetBuffer().AsSpan(0, (int)content.Length)));
    }

    private static H5Group Group(NirNode node)
    {
        var group = new H5Group { ["type"] = node.Type };
        foreach ((string name, NirArray array) in node.Parameters) group[name] = Dataset(array);
        if (node.Metadata.Count == 0) return group;
        var metadata = new H5Group();
        foreach ((string name, string text) in node.Metadata) metadata[name] = text;
        group["metadata"] = metadata;
        return group;
    }

    private static H5Dataset Dataset(NirArray array)
    {
        if (array.Shape.Count == 0) return array.IsWhole ? new H5Dataset((long)array.Values[0]) : new H5Dataset(array.Values.ToArray(), fileDims: []);
        ulong[] shape = [.. array.Shape.Select(size => (ulong)size)];
        if (!array.IsWhole) return new H5Dataset(array.Values.ToArray(), fileDims: shape);
        long[] whole = [.. array.Values.ToArray().Select(value => (long)value)];
        return new H5Dataset(whole, fileDims: shape);
    }
}
