namespace Ottt.Training;

/// <summary>
/// The learning rate rises on a straight line to the first one of another schedule, which then starts: PyTorch's <c>LinearLR</c> followed
/// by that schedule in a <c>SequentialLR</c>.
/// </summary>
public sealed class LinearWarmup : LearningRateSchedule
{
    /// <summary>Makes a schedule.</summary>
    /// <param name="warmupEpochs">The epochs of the rise, at least 1; the next epoch is the first of <paramref name="thereafter"/>.</param>
    /// <param name="startFactor">The share of the full learning rate in epoch 0: greater than 0 and at most 1.</param>
    /// <param name="thereafter">The schedule after the rise; its epoch 0 is the first after the rise.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public LinearWarmup(int warmupEpochs, double startFactor, LearningRateSchedule thereafter)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(warmupEpochs, 1);
        ArgumentNullException.ThrowIfNull(thereafter);
        WarmupEpochs = warmupEpochs;
        StartFactor = HyperParameter.Between(HyperParameter.Positive(startFactor, nameof(startFactor)), 0, 1, nameof(startFactor));
        Thereafter = thereafter;
    }

    /// <summary>The epochs of the rise.</summary>
    public int WarmupEpochs { get; }

    /// <summary>The share of the full learning rate in epoch 0.</summary>
    public double StartFactor { get; }

    /// <summary>The schedule after the rise.</summary>
    public LearningRateSchedule Thereafter { get; }

    /// <inheritdoc/>
    protected override double Compute(int epoch, double baseLearningRate)
    {
        if (epoch >= WarmupEpochs) return Thereafter.LearningRateAt(epoch - WarmupEpochs, baseLearningRate);
        double factor = StartFactor + ((1 - StartFactor) * epoch / WarmupEpochs);
        return factor * Thereafter.LearningRateAt(0, baseLearningRate);
    }
}
