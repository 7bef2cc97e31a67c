namespace Ottt.Training;

/// <summary>
/// The loss of the OTTT paper (Xiao et al., NeurIPS 2022) for one of T time steps: ((1 - lambda) CE + lambda MSE) / T, the cross entropy
/// as in <see cref="CrossEntropyLoss"/> and the squared error against one-hot vectors as in <see cref="MseLoss"/>.
/// </summary>
public sealed class OtttLoss : Loss
{
    /// <summary>The share of the squared error in the paper's experiments.</summary>
    public const double DefaultLambda = 0.05;

    private readonly CrossEntropyLoss _crossEntropy = new();
    private readonly MseLoss _squaredError = new();

    /// <summary>Makes the loss of one of several time steps.</summary>
    /// <param name="timeSteps">The number T of time steps of a sequence, at least 1. Use the same as the trainer.</param>
    /// <param name="lambda">The share of the squared error, from 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public OtttLoss(int timeSteps, double lambda = DefaultLambda)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(timeSteps, 1);
        TimeSteps = timeSteps;
        Lambda = HyperParameter.Between(lambda, 0, 1, nameof(lambda));
    }

    /// <summary>The number T of time steps that the loss is divided by.</summary>
    public int TimeSteps { get; }

    /// <summary>The share of the squared error, from 0 to 1.</summary>
    public double Lambda { get; }

    /// <inheritdoc/>
    internal override LossShares? Shares => new LossShares((1 - Lambda) / TimeSteps, Lambda / TimeSteps);

    /// <inheritdoc/>
    protected override double Compute(ReadOnlySpan<float> output, ReadOnlySpan<int> labels, int classes, Span<float> gradient)
    {
        ReadOnlySpan<float> crossEntropy = _crossEntropy.Gradient(output, labels);
        ReadOnlySpan<float> squaredError = _squaredError.Gradient(output, labels);
        double crossEntropyShare = (1 - Lambda) / TimeSteps;
        double squaredErrorShare = Lambda / TimeSteps;
        for (int index = 0; index < gradient.Length; index++)
        {
            gradient[index] = (float)((crossEntropyShare * crossEntropy[index]) + (squaredErrorShare * squaredError[index]));
        }

        return (crossEntropyShare * _crossEntropy.Value) + (squaredErrorShare * _squaredError.Value);
    }
}
