using System.Text.Json;
using Ottt.Testing.Goldens;

namespace Ottt.Runtime.Tests.Golden;

/// <summary>The network of a variant.</summary>
/// <param name="Variant">The variant, or empty.</param>
/// <param name="Text">Its declaration.</param>
internal sealed record GoldenNetwork(string Variant, NetworkText Text)
{
    /// <summary>A network for each variant of a case.</summary>
    /// <param name="golden">The case.</param>
    /// <param name="inputShape">The shape of a sample.</param>
    /// <param name="input">What the network is fed.</param>
    /// <param name="layers">The layers of a variant.</param>
    public static IReadOnlyList<GoldenNetwork> OfVariants(
        GoldenCase golden,
        Func<JsonElement, IReadOnlyList<int>> inputShape,
        NetworkInput input,
        Func<JsonElement, IReadOnlyList<LayerText>> layers) =>
    [
        .. golden.Variants.Select(variant => new GoldenNetwork(
            GoldenCase.NameOf(variant),
            NetworkText.Of("Variant_" + GoldenCase.NameOf(variant), inputShape(variant), input, layers(variant)))),
    ];

    /// <summary>The shape of a sample of a variant whose JSON gives the shape of the batch.</summary>
    public static IReadOnlyList<int> SampleShape(JsonElement variant) =>
        [.. variant.GetProperty("input_shape").EnumerateArray().Skip(1).Select(size => size.GetInt32())];

    public static int BatchSize(JsonElement variant) => variant.GetProperty("input_shape")[0].GetInt32();
}
