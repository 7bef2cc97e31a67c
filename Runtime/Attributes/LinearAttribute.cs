namespace Ottt;

/// <summary>y = x W^T + b over the features of a vector. Parameters <c>weight</c> [out, in] and <c>bias</c> [out]; see <c>torch.nn.Linear</c>.</summary>
/// <param name="outFeatures">The number of outputs, at least 1.</param>
public sealed class LinearAttribute(int outFeatures) : LayerAttribute
{
    /// <summary>The number of outputs.</summary>
    public int OutFeatures { get; } = outFeatures;

    /// <summary>Whether a bias is added. True by default.</summary>
    public bool Bias { get; set; } = true;

    /// <summary>How the weight is drawn.</summary>
    public Initialization Initialization { get; set; }
}
