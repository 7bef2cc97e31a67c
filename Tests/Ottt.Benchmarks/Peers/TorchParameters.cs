using Ottt.Benchmarks.Layers;
using TorchSharp;
using TorchParameter = TorchSharp.Modules.Parameter;

namespace Ottt.Benchmarks.Peers;

/// <summary>The parameters of a product.</summary>
/// <param name="Weight">The weight, in the layout of its layer.</param>
/// <param name="Bias">[outputs].</param>
/// <param name="Gain">[outputs, 1, 1, 1] for a standardised weight.</param>
internal sealed record TorchParameters(TorchParameter Weight, TorchParameter Bias, TorchParameter? Gain)
{
    // As in the reference implementation.
    private const double Epsilon = 1e-4;

    private static readonly long[] Unit = [1, 2, 3];

    public IEnumerable<TorchParameter> All => Gain is null ? [Weight, Bias] : [Weight, Bias, Gain];

    /// <summary>The starting parameters of each product of a network.</summary>
    public static Dictionary<ProductLayer, TorchParameters> Of(BenchmarkNet net)
    {
        var parameters = new Dictionary<ProductLayer, TorchParameters>(ReferenceEqualityComparer.Instance);
        foreach ((int index, ProductLayer layer) in net.Products.Index())
        {
            parameters[layer] = new TorchParameters(
                Make(layer, index, "weight", layer.WeightShape),
                Make(layer, index, "bias", [layer.Outputs]),
                layer is ConvolutionLayer { IsStandardized: true } ? Make(layer, index, "gain", [layer.Outputs, 1, 1, 1]) : null);
        }

        return parameters;
    }

    /// <summary>The weight that the product uses: (w - mean) / sqrt(variance fan + epsilon) gain where it is standardised.</summary>
    public torch.Tensor Standardized()
    {
        if (Gain is null) return Weight;
        long fan = Weight.numel() / Weight.shape[0];
        torch.Tensor mean = Weight.mean(Unit, keepdim: true);
        torch.Tensor variance = Weight.var(Unit, unbiased: true, keepdim: true);
        return (Weight - mean) / ((variance * fan) + Epsilon).sqrt() * Gain;
    }

    private static TorchParameter Make(ProductLayer layer, int index, string role, IReadOnlyList<long> shape) =>
        new(torch.tensor(StartingValues.Of(layer, index, role), [.. shape]));
}
