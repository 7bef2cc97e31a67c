namespace Ottt.Hdf5;

/// <summary>A node of a graph: one of NIR's primitives with its parameters.</summary>
/// <param name="Name">Its name in the graph, which edges use.</param>
/// <param name="Type">The primitive, such as <c>Affine</c> or <c>LIF</c>.</param>
/// <param name="Parameters">Its parameters under NIR's names, such as <c>weight</c> or <c>v_threshold</c>.</param>
public sealed record NirNode(string Name, string Type, IReadOnlyDictionary<string, NirArray> Parameters)
{
    /// <summary>What else is said of it, such as its reset rule, under <c>metadata</c>.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();
}
