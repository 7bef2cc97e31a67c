namespace Ottt.Hdf5;

/// <summary>
/// Spiking layers as NIR's <c>LIF</c> and <c>IF</c>. NIR's dynamics are tau dv/dt = (v_leak - v) + r I; with time counted in time steps, Euler's step of
/// length 1 is v + ((v_leak - v) + r x) / tau, so that tau is that of the layer, v_leak its reset potential, and r 1 where the input decays and else tau.
/// </summary>
internal static class NirNeurons
{
    public const string Reset = "reset";
    public const string Subtract = "subtract";
    public const string ToPotential = "to v_reset";

    /// <summary>The node of a spiking layer.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="tau">Its time constant in time steps, or null where it does not leak.</param>
    public static NirNode Node(LayerDescription layer, float? tau)
    {
        IReadOnlyList<int> shape = layer.OutputShape;
        double? reset = layer.Settings.NumberOrNull("VReset");
        NirArray potential = NirArray.Filled(shape, (float)(reset ?? 0));
        var parameters = new Dictionary<string, NirArray>();
        if (tau is { } leak)
        {
            parameters["tau"] = NirArray.Filled(shape, leak);
            parameters["r"] = NirArray.Filled(shape, layer.Settings.IsOn("DecayInput") ? 1 : leak);
            parameters["v_leak"] = potential;
        }
        else
        {
            parameters["r"] = NirArray.Filled(shape, 1);
        }

        parameters["v_threshold"] = NirArray.Filled(shape, (float)layer.Settings.Number("VThreshold"));
        parameters["v_reset"] = potential;
        return new NirNode(layer.Name, tau is null ? "IF" : "LIF", parameters)
        {
            Metadata = new Dictionary<string, string> { ["dt"] = "1", ["fires"] = "v >= v_threshold", [Reset] = reset is null ? Subtract : ToPotential },
        };
    }

    /// <summary>The time constant that a layer has now, learned or declared.</summary>
    public static float? Tau(OtttNetwork network, LayerDescription layer) => layer.Parameters is [{ Name: var name }]
        ? 1 + MathF.Exp(-network.Parameters[name].Value[0])
        : (float?)layer.Settings.NumberOrNull("Tau");

    /// <summary>What is learned of a time constant: 1/tau = 1 / (1 + exp(-w)).</summary>
    public static float Learned(float tau) => -MathF.Log(tau - 1);

    public static IEnumerable<string> Unsaid(LayerDescription layer)
    {
        if (!layer.Settings.Has("VReset")) yield return $"NIR has no soft reset, by which the threshold is subtracted; v_reset is 0, and the metadata say {Reset}: {Subtract}";
        yield return "a neuron of NIR fires above the threshold, not at it; the metadata say fires: v >= v_threshold";
    }
}
