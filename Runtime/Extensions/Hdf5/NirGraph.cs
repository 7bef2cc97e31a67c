using Ottt.Data;

namespace Ottt.Hdf5;

/// <summary>A network as a graph of NIR's primitives (neuromorphic intermediate representation, github.com/neuromorphs/NIR).</summary>
/// <param name="FilePath">The file that it was read from, or is to be written to.</param>
/// <param name="Version">The version of NIR that wrote it; empty where the file says none.</param>
/// <param name="Nodes">The nodes, in no particular order.</param>
/// <param name="Edges">The connections.</param>
public sealed record NirGraph(string FilePath, string Version, IReadOnlyList<NirNode> Nodes, IReadOnlyList<NirEdge> Edges)
{
    /// <summary>The node of a name.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public NirNode this[string name] => Nodes.FirstOrDefault(node => node.Name == name) ?? throw new KeyNotFoundException($"The graph has no node '{name}'.");

    /// <summary>The nodes from the only input to the only output, where each has one node before and one behind it.</summary>
    /// <exception cref="DataFormatException">The graph is no such chain.</exception>
    public IReadOnlyList<NirNode> Chain()
    {
        var chain = new List<NirNode> { Only(NirPrimitive.Input) };
        NirNode end = Only(NirPrimitive.Output);
        while (chain[^1] != end)
        {
            NirEdge[] next = [.. Edges.Where(edge => edge.Source == chain[^1].Name)];
            if (next.Length != 1) throw new DataFormatException(FilePath, $"is no chain of nodes: '{chain[^1].Name}' goes to {next.Length} nodes");
            string target = next[0].Target;
            if (Edges.Count(edge => edge.Target == target) != 1) throw new DataFormatException(FilePath, $"is no chain of nodes: '{target}' is reached from several");
            chain.Add(this[target]);
            if (chain.Count > Nodes.Count) throw new DataFormatException(FilePath, $"is no chain of nodes: it comes back to '{chain[^1].Name}'");
        }

        return chain.Count == Nodes.Count ? chain
            : throw new DataFormatException(FilePath, $"is no chain of nodes: '{Nodes.First(node => !chain.Contains(node)).Name}' is not between input and output");
    }

    private NirNode Only(string type)
    {
        NirNode[] found = [.. Nodes.Where(node => node.Type == type)];
        return found.Length == 1 ? found[0] : throw new DataFormatException(FilePath, $"is no chain of nodes: it has {found.Length} of type {type}");
    }
}
