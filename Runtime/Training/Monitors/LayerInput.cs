namespace Ottt.Training.Monitors;

/// <summary>What flows into a layer.</summary>
/// <param name="Shape">The shape for one sample.</param>
/// <param name="Sources">The spiking layers whose spikes flow, as positions among a network's neurons; null where the values are no spikes.</param>
internal sealed record LayerInput(IReadOnlyList<int> Shape, IReadOnlyList<int>? Sources)
{
    /// <summary>What flows into each layer of a network: its list of layers is gone through as it is run, with what compositions put aside on a stack.</summary>
    public static IReadOnlyList<LayerInput> Of(NetworkDescription network, IReadOnlyList<NeuronState> neurons)
    {
        var inputs = new List<LayerInput>();
        var aside = new Stack<LayerInput>();
        var flow = new LayerInput(network.InputShape, null);
        foreach (LayerDescription layer in network.Layers)
        {
            var kind = LayerKind.Of(layer);
            if (kind.OpensResidual) aside.Push(flow);
            if (kind.OpensShortcut) flow = Exchange(aside, flow);
            if (kind.FeedbackSource is { } source)
            {
                aside.Push(flow);
                int neuron = PositionOf(neurons, candidate => candidate.Layer.Name == source);
                flow = new LayerInput(neurons[neuron].Layer.OutputShape, [neuron]);
            }

            inputs.Add(flow);
            flow = kind.IsSum ? Sum(layer, flow, aside.Pop()) : kind.IsComposition ? flow : Behind(layer, kind, flow, neurons);
        }

        return inputs;
    }

    private static LayerInput Behind(LayerDescription layer, LayerKind kind, LayerInput flow, IReadOnlyList<NeuronState> neurons)
    {
        int neuron = PositionOf(neurons, candidate => candidate.Layer.Index == layer.Index);
        if (neuron >= 0) return new LayerInput(layer.OutputShape, [neuron]);
        return new LayerInput(layer.OutputShape, kind.PassesSpikes ? flow.Sources : null);
    }

    private static LayerInput Sum(LayerDescription layer, LayerInput flow, LayerInput other) =>
        new(layer.OutputShape, flow.Sources is { } sources && other.Sources is { } others ? [.. sources, .. others] : null);

    private static LayerInput Exchange(Stack<LayerInput> aside, LayerInput flow)
    {
        LayerInput taken = aside.Pop();
        aside.Push(flow);
        return taken;
    }

    private static int PositionOf(IReadOnlyList<NeuronState> neurons, Predicate<NeuronState> condition)
    {
        int position = neurons.Count - 1;
        while (position >= 0 && !condition(neurons[position])) position--;
        return position;
    }
}
