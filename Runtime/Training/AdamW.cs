namespace Ottt.Training;

/// <summary>
/// Adam with decoupled weight decay (Loshchilov and Hutter 2019): PyTorch's <c>AdamW</c>. The value is first multiplied by
/// 1 - learning rate * weight decay; the gradient is left as it is. The weight decay is 0.01 by default.
/// </summary>
public sealed class AdamW : Adam
{
    /// <summary>Makes an optimizer.</summary>
    /// <param name="learningRate">The learning rate: finite, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The learning rate is out of range.</exception>
    public AdamW(double learningRate = 1e-3)
        : base(learningRate, decouplesWeightDecay: true) => WeightDecay = 0.01;
}
