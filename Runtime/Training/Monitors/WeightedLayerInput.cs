namespace Ottt.Training.Monitors;

/// <summary>A layer with synapses.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="DenseMacs">The multiply-accumulates of its product for one sample at one time step.</param>
/// <param name="Sources">The spiking layers that feed it, as positions among the network's neurons; null where its input is real-valued.</param>
internal sealed record WeightedLayerInput(LayerDescription Layer, long DenseMacs, IReadOnlyList<int>? Sources)
{
    public static IReadOnlyList<WeightedLayerInput> Of(OtttNetwork network)
    {
        IReadOnlyList<LayerInput> inputs = LayerInput.Of(network.Description, network.Neurons);
        return
        [
            .. network.Description.Layers.Where(layer => LayerKind.Of(layer).HasSynapses)
                .Select(layer => new WeightedLayerInput(layer, CountMacs(layer, inputs[layer.Index].Shape), inputs[layer.Index].Sources)),
        ];
    }

    /// <summary>Every element of the weight is used once at each position: of the output, or of the input where the convolution is transposed.</summary>
    private static long CountMacs(LayerDescription layer, IReadOnlyList<int> input)
    {
        ParameterDescription weight = layer.Parameters.First(parameter => parameter.Name.EndsWith("weight", StringComparison.Ordinal));
        IReadOnlyList<int> shape = LayerKind.Of(layer).IsTransposed ? input : layer.OutputShape;
        return weight.Count * shape.Skip(1).Aggregate(1L, (positions, size) => positions * size);
    }
}
