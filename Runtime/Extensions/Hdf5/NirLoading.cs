using Ottt.Data;

namespace Ottt.Hdf5;

/// <summary>Sets the parameters of a network to those of a graph, after everything was compared.</summary>
/// <param name="graph">The graph.</param>
/// <param name="network">The network.</param>
internal sealed class NirLoading(NirGraph graph, OtttNetwork network)
{
    /// <summary>What rounding to 32 bits may have made of a constant.</summary>
    private const float Tolerance = 1e-6f;

    /// <summary>What folding a standardised weight, and unfolding it, may make of its largest element.</summary>
    private const float StandardizedTolerance = 1e-4f;

    private readonly List<Action> _edits = [];
    private readonly List<NirWarning> _warnings = [];

    public IReadOnlyList<NirWarning> Load()
    {
        IReadOnlyList<NirNode> chain = graph.Chain();
        NirNode[] nodes = [.. chain.Skip(1).Take(chain.Count - 2)];
        bool training = network.Training;
        IReadOnlyList<(LayerDescription Layer, NirNode Node)> layers;
        try
        {
            // What a network computes in evaluation is what is compared.
            network.Training = false;
            layers = NirLayers.Of(network, TauOf(nodes));
        }
        finally
        {
            network.Training = training;
        }

        CheckPort(chain[0], network.Description.InputShape, "input");
        for (int index = 0; index < Math.Min(layers.Count, nodes.Length); index++) Compare(layers[index].Layer, layers[index].Node, nodes[index]);
        if (layers.Count < nodes.Length) throw Differs($"has the node '{nodes[layers.Count].Name}' of type {nodes[layers.Count].Type} behind the last layer of {Name}");
        if (layers.Count > nodes.Length) throw Differs($"ends before layer {NirLayers.Title(layers[nodes.Length].Layer)} of {Name}");
        CheckPort(chain[^1], network.Description.OutputShape, "output");
        foreach (Action edit in _edits) edit();
        return _warnings;
    }

    private string Name => network.Description.Name;

    /// <summary>A learned time constant is that of the file.</summary>
    private Func<LayerDescription, float?> TauOf(NirNode[] nodes) => layer =>
        layer.Parameters.Count == 0 ? NirNeurons.Tau(network, layer)
        : nodes.FirstOrDefault(node => node.Name == layer.Name) is { } node && node.Parameters.TryGetValue("tau", out NirArray? tau) && tau.Values.Length > 0 ? tau.Values[0]
        : NirNeurons.Tau(network, layer);

    private void CheckPort(NirNode port, IReadOnlyList<int> shape, string what)
    {
        int[] found = [.. port.Parameters["shape"].Values.ToArray().Select(size => (int)size)];
        if (!found.SequenceEqual(shape)) throw Differs($"has the {what} [{string.Join(", ", found)}]; {Name} has [{string.Join(", ", shape)}]");
    }

    private void Compare(LayerDescription layer, NirNode expected, NirNode found)
    {
        if (found.Type != expected.Type) throw Differs($"has the node '{found.Name}' of type {found.Type} where {Name} has layer {NirLayers.Title(layer)}, a {expected.Type}");
        foreach ((string name, NirArray array) in expected.Parameters)
        {
            // What is optional and not there has the default of NIR, or is known from the chain.
            if (!found.Parameters.TryGetValue(name, out NirArray? value)) continue;
            if (name is "weight" or "bias" && NirWeights.Parameter(network, layer, name) is { } parameter) Take(layer, found, name, value, parameter);
            else CompareConstant(layer, found, name, array, value);
        }

        if (!NirPrimitive.All[expected.Type].IsNeuron) return;
        CompareReset(layer, expected, found);
        if (layer.Parameters is [{ Name: var learned }]) TakeTau(layer, found, network.Parameters[learned]);
    }

    private void CompareConstant(LayerDescription layer, NirNode node, string name, NirArray expected, NirArray found)
    {
        // One number may stand for all axes, or for all neurons.
        bool isOne = found.Values.Length == 1;
        if (name == "start_dim" || name == "end_dim") return;
        if (!isOne && !found.Shape.SequenceEqual(expected.Shape)) throw Differs(layer, node, $"has a {name} of the shape {found} instead of {expected}");
        for (int index = 0; index < expected.Values.Length; index++)
        {
            float value = found.Values[isOne ? 0 : index], constant = expected.Values[index];
            if (MathF.Abs(value - constant) <= Tolerance * MathF.Max(1, MathF.Abs(constant))) continue;
            throw Differs(layer, node, FormattableString.Invariant($"has the {name} {value} at element {index} instead of {constant}"));
        }
    }

    private void CompareReset(LayerDescription layer, NirNode expected, NirNode found)
    {
        string rule = expected.Metadata[NirNeurons.Reset];
        if (!found.Metadata.TryGetValue(NirNeurons.Reset, out string? said))
        {
            if (rule != NirNeurons.Subtract) return;
            string reason = $"the file does not say how '{found.Name}' is reset; by NIR's rule to v_reset, while the layer subtracts the threshold";
            _warnings.Add(new(NirLayers.Title(layer), reason));
            return;
        }

        if (said != rule) throw Differs(layer, found, $"has the reset '{said}' instead of '{rule}'");
    }

    private void Take(LayerDescription layer, NirNode node, string name, NirArray value, Parameter parameter)
    {
        if (!value.Shape.SequenceEqual(parameter.Shape)) throw Differs(layer, node, $"has a {name} of the shape {value} instead of [{string.Join(", ", parameter.Shape)}]");
        if (name == "weight" && NirWeights.IsStandardized(layer)) TakeStandardized(layer, node, value, parameter);
        else _edits.Add(() => value.Values.CopyTo(parameter.Edit()));
    }

    private void TakeStandardized(LayerDescription layer, NirNode node, NirArray value, Parameter parameter)
    {
        Parameter? gain = NirWeights.Parameter(network, layer, "gain");
        float[] gains = gain is null ? [] : new float[gain.Count];
        double epsilon = layer.Settings.Number("Epsilon");
        int units = value.Shape[0];
        float[] weight = StandardizedWeights.Unfold(value.Values, units, gains, epsilon);
        float[] again = StandardizedWeights.Fold(weight, units, gains, epsilon);
        float largest = 0;
        foreach (float element in value.Values) largest = MathF.Max(largest, MathF.Abs(element));
        for (int index = 0; index < again.Length; index++)
        {
            if (MathF.Abs(again[index] - value.Values[index]) <= StandardizedTolerance * largest) continue;
            string problem = FormattableString.Invariant($"has the weight {value.Values[index]} at element {index}, which no standardised weight makes: ")
                + FormattableString.Invariant($"it is {again[index]} once its unit has the mean 0");
            throw Differs(layer, node, problem);
        }

        _edits.Add(() => weight.CopyTo(parameter.Edit()));
        if (gain is not null) _edits.Add(() => gains.CopyTo(gain.Edit()));
    }

    private void TakeTau(LayerDescription layer, NirNode node, Parameter learned)
    {
        float tau = node.Parameters["tau"].Values[0];
        if (!(tau > 1)) throw Differs(layer, node, FormattableString.Invariant($"has the tau {tau}; a layer that learns its time constant has one above 1"));
        _edits.Add(() => learned.Edit()[0] = NirNeurons.Learned(tau));
    }

    private DataFormatException Differs(string problem) => new(graph.FilePath, problem);

    private DataFormatException Differs(LayerDescription layer, NirNode node, string problem) =>
        Differs($"is another network than {Name}: the node '{node.Name}' of layer {NirLayers.Title(layer)} {problem}");
}
