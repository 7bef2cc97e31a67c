namespace Ottt.Training.Monitors;

/// <summary>What a layer does to spikes, by the name that it was declared with.</summary>
/// <param name="Name">The name, such as <c>Conv2d</c> or <c>Residual</c>.</param>
/// <param name="Declaration">The whole declaration.</param>
internal readonly record struct LayerKind(string Name, string Declaration)
{
    /// <summary>Whether it puts aside what flows, and lets it flow on.</summary>
    public bool OpensResidual => Name == "Residual";

    /// <summary>Whether it changes what flows for what was put aside.</summary>
    public bool OpensShortcut => Name == "Shortcut";

    /// <summary>Whether it adds what was put aside.</summary>
    public bool IsSum => Name == "Sum";

    /// <summary>Whether it is a mark in the list of layers, which does nothing to what flows.</summary>
    public bool IsComposition => OpensResidual || OpensShortcut || FeedbackSource is not null || Name is "Module" or "ModuleEnd";

    /// <summary>The name of the spiking layer whose spikes flow from here on; null where this is no feedback connection.</summary>
    public string? FeedbackSource => Name == "Feedback" ? Declaration.Split('"')[1] : null;

    /// <summary>Whether spikes are spikes behind it, moved, averaged or scaled: their mean number is what it was, or a constant times that.</summary>
    public bool PassesSpikes => Name is "Flatten" or "Identity" or "Scale" or "Dropout" or "Upsample" || IsPool;

    /// <summary>Whether it multiplies by a weight whose elements are synapses.</summary>
    public bool HasSynapses => Name is "Linear" or "WSLinear" || Name.StartsWith("Conv", StringComparison.Ordinal) || Name.StartsWith("WSConv", StringComparison.Ordinal);

    /// <summary>Whether each element of the input, not of the output, meets every element of the weight that belongs to its channel.</summary>
    public bool IsTransposed => Name.StartsWith("ConvTranspose", StringComparison.Ordinal);

    private bool IsPool => Name.StartsWith("AvgPool", StringComparison.Ordinal) || Name.StartsWith("MaxPool", StringComparison.Ordinal)
        || Name.StartsWith("AdaptiveAvgPool", StringComparison.Ordinal);

    public static LayerKind Of(LayerDescription layer)
    {
        int end = layer.Declaration.IndexOfAny(['(', '<']);
        return new LayerKind(end < 0 ? layer.Declaration : layer.Declaration[..end], layer.Declaration);
    }
}
