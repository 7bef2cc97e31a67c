using System.Text.Json.Nodes;
using Ottt.Benchmarks.Comparison;

namespace Ottt.Benchmarks.Cuda;

/// <summary>What came of a variant in PyTorch.</summary>
/// <param name="Variant">Its name in <c>peers.py</c>.</param>
/// <param name="Result">Time and peak memory of the device, or null.</param>
/// <param name="Deviation">How far its gradients are from those of the reference, relative to these; null where they were not compared.</param>
/// <param name="Error">Why there is no result.</param>
internal sealed record PeerMeasurement(string Variant, Measurement? Result, double? Deviation, string? Error)
{
    public const string Reference = "reference";

    /// <summary>Reads an answer; null where it is of another kind.</summary>
    public static PeerMeasurement? Read(JsonNode answer)
    {
        if (answer["variant"]?.GetValue<string>() is not { } variant) return null;
        if (answer["milliseconds"]?.GetValue<double>() is not { } milliseconds) return new(variant, null, null, answer["error"]?.GetValue<string>());
        return new(variant, new Measurement(variant, milliseconds, answer["bytes"]!.GetValue<long>()), answer["deviation"]?.GetValue<double>(), null);
    }
}
