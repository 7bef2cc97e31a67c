namespace Ottt.Training;

/// <summary>
/// Half a cosine from the base learning rate down to the smallest (Loshchilov and Hutter 2017, without restarts): the closed form of
/// PyTorch's <c>CosineAnnealingLR</c>, min + (base - min) (1 + cos(pi epoch / maximum)) / 2. As there, the curve rises again after
/// the maximum number of epochs.
/// </summary>
public sealed class CosineAnnealing : LearningRateSchedule
{
    /// <summary>Makes a schedule.</summary>
    /// <param name="maximumEpochs">The epochs until the smallest learning rate is reached, at least 1 (PyTorch's <c>T_max</c>).</param>
    /// <param name="minimumLearningRate">The smallest learning rate: finite, at least 0 (PyTorch's <c>eta_min</c>).</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public CosineAnnealing(int maximumEpochs, double minimumLearningRate = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maximumEpochs, 1);
        MaximumEpochs = maximumEpochs;
        MinimumLearningRate = HyperParameter.NotNegative(minimumLearningRate, nameof(minimumLearningRate));
    }

    /// <summary>The epochs until the smallest learning rate is reached.</summary>
    public int MaximumEpochs { get; }

    /// <summary>The smallest learning rate.</summary>
    public double MinimumLearningRate { get; }

    /// <inheritdoc/>
    protected override double Compute(int epoch, double baseLearningRate) =>
        MinimumLearningRate + ((baseLearningRate - MinimumLearningRate) * (1 + Math.Cos(Math.PI * epoch / MaximumEpochs)) / 2);
}
