namespace Ottt.Hdf5;

/// <summary>A connection: what a node hands on goes to another.</summary>
/// <param name="Source">The name of the node that it comes from.</param>
/// <param name="Target">The name of the node that it goes to.</param>
public sealed record NirEdge(string Source, string Target);
