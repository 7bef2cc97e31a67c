namespace Ottt.Hdf5;

/// <summary>The layers of a network as nodes, in execution order.</summary>
internal static class NirLayers
{
    /// <summary>The nodes of a network between its input and its output.</summary>
    /// <param name="network">The network.</param>
    /// <param name="tau">The time constant to give to a spiking layer.</param>
    /// <exception cref="NirUnsupportedException">A layer has no counterpart.</exception>
    public static IReadOnlyList<(LayerDescription Layer, NirNode Node)> Of(OtttNetwork network, Func<LayerDescription, float?> tau)
    {
        var nodes = new List<(LayerDescription, NirNode)>();
        IReadOnlyList<int> input = network.Description.InputShape;
        foreach (LayerDescription layer in network.Description.Layers)
        {
            if (!IsTransparent(network, layer)) nodes.Add((layer, Node(network, layer, input, tau)));
            input = layer.OutputShape;
        }

        return nodes;
    }

    /// <summary>The layer for a reader, such as <c>1 OtttLif(Tau = 2)</c>.</summary>
    public static string Title(LayerDescription layer) => $"{layer.Name} {layer.Declaration}";

    /// <summary>Whether a layer hands on what it is given, in evaluation.</summary>
    private static bool IsTransparent(OtttNetwork network, LayerDescription layer) => layer.Kind switch
    {
        "Identity" or "Module" or "ModuleEnd" => true,
        "Dropout" => !network.Training,
        _ => false,
    };

    private static NirNode Node(OtttNetwork network, LayerDescription layer, IReadOnlyList<int> input, Func<LayerDescription, float?> tau)
    {
        return layer.Kind switch
        {
            "Linear" or "WSLinear" => input.Count == 1 ? NirWeights.Linear(network, layer) : throw Unsupported("takes an image, and NIR's Affine a vector"),
            "Conv1d" or "Conv2d" or "WSConv1d" or "WSConv2d" => NirWeights.Convolution(network, layer, input),
            "OtttLif" or "Lif" or "SlttLif" or "OtttIf" or "If" or "OtttParametricLif" or "ParametricLif" => NirNeurons.Node(layer, tau(layer)),
            "AvgPool2d" => CountsItsPadding(layer) ? Pool(layer) : throw Unsupported("leaves its padding out of the average, which NIR's AvgPool2d does not"),
            "Flatten" => new NirNode(layer.Name, "Flatten", new Dictionary<string, NirArray>
            {
                ["start_dim"] = NirArray.Whole(0),
                ["end_dim"] = NirArray.Whole(-1),
                ["input_type"] = NirArray.Wholes(input),
            }),
            "Scale" => new NirNode(layer.Name, "Scale", new Dictionary<string, NirArray> { ["scale"] = NirArray.Filled(input, (float)layer.Settings.Number("Factor")) }),
            "Dropout" => throw Unsupported("drops values in training; set Training to false to write the network as it is in evaluation"),
            _ => throw Unsupported("has no counterpart among NIR's primitives"),
        };

        NirUnsupportedException Unsupported(string reason) => new(network.Description.Name, Title(layer), reason);
    }

    private static bool CountsItsPadding(LayerDescription layer) =>
        layer.Settings.IsOn("CountIncludePad") || layer.Settings.PerAxis("Padding").All(padding => padding == 0);

    private static NirNode Pool(LayerDescription layer) => new(layer.Name, "AvgPool2d", new Dictionary<string, NirArray>
    {
        ["kernel_size"] = NirArray.Wholes(layer.Settings.PerAxis("Kernel")),
        ["stride"] = NirArray.Wholes(layer.Settings.PerAxis("Stride")),
        ["padding"] = NirArray.Wholes(layer.Settings.PerAxis("Padding")),
    });
}
