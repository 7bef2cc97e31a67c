using Ottt.Data;

namespace Ottt.Hdf5;

/// <summary>
/// Networks in files of NIR, the neuromorphic intermediate representation (Pedersen et al. 2024, github.com/neuromorphs/NIR), which other simulators and
/// neuromorphic chips read. NIR describes what a network computes, not how it learns: traces and surrogates are not written. Its time is counted in time
/// steps here: <c>tau</c> of a neuron is in time steps, and <c>r</c> the factor of its input that Euler's step of length 1 needs, 1 where the input decays
/// and else <c>tau</c>; the metadata of a neuron say <c>dt: 1</c>.
/// </summary>
public static class Nir
{
    /// <summary>
    /// Writes a network as it is in evaluation. Standardised weights are written as the plain ones that they stand for; dropout is left out where
    /// <see cref="OtttNetwork.Training"/> is false, and refused else.
    /// </summary>
    /// <param name="path">The file; one that is there is replaced when the new one is whole.</param>
    /// <param name="network">The network.</param>
    /// <returns>What NIR has no way to say, layer by layer: a soft reset, and firing at the threshold. The metadata of the node say it.</returns>
    /// <exception cref="NirUnsupportedException">A layer has no counterpart among NIR's primitives; nothing is written.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public static IReadOnlyList<NirWarning> Export(string path, OtttNetwork network)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(network);
        IReadOnlyList<(LayerDescription Layer, NirNode Node)> layers = NirLayers.Of(network, layer => NirNeurons.Tau(network, layer));
        NirNode[] nodes =
        [
            Port("input", NirPrimitive.Input, network.Description.InputShape),
            .. layers.Select(layer => layer.Node),
            Port("output", NirPrimitive.Output, network.Description.OutputShape),
        ];
        IEnumerable<NirEdge> edges = nodes.Zip(nodes.Skip(1), (source, target) => new NirEdge(source.Name, target.Name));
        NirWriter.Write(new NirGraph(path, NirWriter.Version, nodes, [.. edges]));
        return
        [
            .. from layer in layers
               where NirPrimitive.All[layer.Node.Type].IsNeuron
               from reason in NirNeurons.Unsaid(layer.Layer)
               select new NirWarning(NirLayers.Title(layer.Layer), reason),
        ];
    }

    /// <summary>Reads a graph: every node with its parameters, and how they are connected.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="DataFormatException">
    /// The file cannot be read, is no HDF5 file or no graph of NIR, has a primitive that is not known, lacks a parameter, has one of a shape that does not
    /// fit, or a value that is no finite number.
    /// </exception>
    public static NirGraph Import(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return NirReader.Read(path);
    }

    /// <summary>
    /// Sets the parameters of a network to those of a file. The file must be a chain of nodes that are, one after another, the layers of the network, with
    /// the shapes and constants that it was declared with; if anything differs the network stays as it is.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="network">The network.</param>
    /// <returns>What the file does not say, such as the reset rule of a neuron in a file of others.</returns>
    /// <exception cref="DataFormatException">The file is damaged, or no chain, or another network; the first difference is named.</exception>
    /// <exception cref="NirUnsupportedException">A layer of the network has no counterpart among NIR's primitives.</exception>
    public static IReadOnlyList<NirWarning> LoadInto(string path, OtttNetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return new NirLoading(Import(path), network).Load();
    }

    private static NirNode Port(string name, string type, IReadOnlyList<int> shape) =>
        new(name, type, new Dictionary<string, NirArray> { ["shape"] = NirArray.Wholes(shape) });
}
