namespace Ottt.Hdf5;

/// <summary>
/// Layers with a weight as NIR's <c>Affine</c>, <c>Linear</c>, <c>Conv1d</c> and <c>Conv2d</c>. A standardised weight is written as the plain one that it
/// stands for.
/// </summary>
internal static class NirWeights
{
    public static NirNode Linear(OtttNetwork network, LayerDescription layer)
    {
        NirArray weight = Weight(network, layer);
        return Parameter(network, layer, "bias") is { } bias
            ? new(layer.Name, "Affine", new Dictionary<string, NirArray> { ["weight"] = weight, ["bias"] = Copy(bias) })
            : new(layer.Name, "Linear", new Dictionary<string, NirArray> { ["weight"] = weight });
    }

    /// <param name="network">The network.</param>
    /// <param name="layer">A convolution.</param>
    /// <param name="input">The shape of its input, [channels, width] or [channels, height, width].</param>
    public static NirNode Convolution(OtttNetwork network, LayerDescription layer, IReadOnlyList<int> input)
    {
        NirArray weight = Weight(network, layer);
        Parameter? bias = Parameter(network, layer, "bias");
        return new(layer.Name, input.Count == 2 ? "Conv1d" : "Conv2d", new Dictionary<string, NirArray>
        {
            ["input_shape"] = Size([.. input.Skip(1)]),
            ["weight"] = weight,
            ["stride"] = Size(layer.Settings.PerAxis("Stride")),
            ["padding"] = Size(layer.Settings.PerAxis("Padding")),
            ["dilation"] = Size(layer.Settings.PerAxis("Dilation")),
            ["groups"] = NirArray.Whole(layer.Settings.Whole("Groups")),
            ["bias"] = bias is null ? NirArray.Filled([weight.Shape[0]], 0) : Copy(bias),
        });
    }

    /// <summary>A parameter of a layer, where it has one of this name.</summary>
    public static Parameter? Parameter(OtttNetwork network, LayerDescription layer, string role) =>
        layer.Parameters.FirstOrDefault(parameter => parameter.Name.EndsWith("." + role, StringComparison.Ordinal)) is { } found ? network.Parameters[found.Name] : null;

    public static bool IsStandardized(LayerDescription layer) => layer.Kind.StartsWith("WS", StringComparison.Ordinal);

    /// <summary>One number over signals, height and width over images.</summary>
    private static NirArray Size(IReadOnlyList<int> perAxis) => perAxis.Count == 1 ? NirArray.Whole(perAxis[0]) : NirArray.Wholes(perAxis);

    private static NirArray Weight(OtttNetwork network, LayerDescription layer)
    {
        Parameter weight = Parameter(network, layer, "weight")!;
        if (!IsStandardized(layer)) return Copy(weight);
        ReadOnlySpan<float> gain = Parameter(network, layer, "gain") is { } found ? found.Value : [];
        return new NirArray(weight.Shape, StandardizedWeights.Fold(weight.Value, weight.Shape[0], gain, layer.Settings.Number("Epsilon")));
    }

    private static NirArray Copy(Parameter parameter) => new(parameter.Shape, parameter.Value.ToArray());
}
