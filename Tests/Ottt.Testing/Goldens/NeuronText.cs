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
        string? name = type switch
        {
            "Sigmoid" => nameof(Ottt.Surrogate.Sigmoid),
            "ATan" => nameof(Ottt.Surrogate.ATan),
            "PiecewiseQuadratic" => nameof(Ottt.Surrogate.PiecewiseQuadratic),
            "Rect" => nameof(Ottt.Surrogate.Rectangle),
            _ => null,
        };
        return name is null
            ? LayerText.Lacking(type)
            : new($"Surrogate = Surrogate.{name}, Alpha = {surrogate.GetProperty("alpha").GetRawText()}", null);
    }
}
