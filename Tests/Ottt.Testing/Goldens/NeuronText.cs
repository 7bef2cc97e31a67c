using System.Text.Json;

namespace Ottt.Testing.Goldens;

/// <summary>Spiking layers of golden networks as attributes, every hyper-parameter explicit.</summary>
internal static class NeuronText
{
    public static LayerText Of(string attribute, JsonElement neuron)
    {
        LayerText surrogate = Surrogate(neuron.GetProperty("surrogate"));
        if (surrogate.Missing is not null) return surrogate;
        JsonElement reset = neuron.GetProperty("v_reset");
        string[] arguments =
        [
            $"Tau = {neuron.GetProperty("tau").GetRawText()}",
            $"VThreshold = {neuron.GetProperty("v_threshold").GetRawText()}",
            $"VReset = {(reset.ValueKind == JsonValueKind.Null ? "VReset.Soft" : reset.GetRawText())}",
            $"DecayInput = {neuron.GetProperty("decay_input").GetRawText()}",
            surrogate.Attribute,
        ];
        return new($"{attribute}({string.Join(", ", arguments)})", null);
    }

    /// <summary>A surrogate as the arguments of a neuron's attribute.</summary>
    public static LayerText Surrogate(JsonElement surrogate)
    {
        string type = surrogate.GetProperty("type").GetString()!;
        string name = type == "Rect" ? nameof(Ottt.Surrogate.Rectangle) : type;
        if (!Enum.IsDefined(typeof(Ottt.Surrogate), name)) return LayerText.Lacking(type);
        (string? alpha, string? beta) = ParametersOf(type);
        string[] arguments = [$"Surrogate = Surrogate.{name}", .. Argument("Alpha", alpha), .. Argument("Beta", beta)];
        return new(string.Join(", ", arguments), null);

        IEnumerable<string> Argument(string argument, string? property) =>
            property is null ? [] : [$"{argument} = {surrogate.GetProperty(property).GetRawText()}"];
    }

    /// <summary>What the reference calls the parameters of a surrogate; null where there is none.</summary>
    private static (string? Alpha, string? Beta) ParametersOf(string type) => type switch
    {
        "PiecewiseLeakyReLU" => ("w", "c"),
        "SquarewaveFourierSeries" => ("T_period", "n"),
        "S2NN" => ("alpha", "beta"),
        "LeakyKReLU" => ("k", "leak"),
        "DeterministicPass" => (null, null),
        _ => ("alpha", null),
    };
}
