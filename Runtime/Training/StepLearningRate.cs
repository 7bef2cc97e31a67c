namespace Ottt.Training;

/// <summary>The learning rate is multiplied by gamma after every so many epochs: PyTorch's <c>StepLR</c>.</summary>
public sealed class StepLearningRate : LearningRateSchedule
{
    /// <summary>Makes a schedule.</summary>
    /// <param name="stepSize">The epochs between two changes, at least 1.</param>
    /// <param name="gamma">The factor of a change: finite, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public StepLearningRate(int stepSize, double gamma = 0.1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(stepSize, 1);
        StepSize = stepSize;
        Gamma = HyperParameter.NotNegative(gamma, nameof(gamma));
    }

    /// <summary>The epochs between two changes.</summary>
    public int StepSize { get; }

    /// <summary>The factor of a change.</summary>
    public double Gamma { get; }

    /// <inheritdoc/>
    protected override double Compute(int epoch, double baseLearningRate) => baseLearningRate * Math.Pow(Gamma, epoch / StepSize);
}
