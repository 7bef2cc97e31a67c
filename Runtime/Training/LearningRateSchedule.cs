namespace Ottt.Training;

/// <summary>
/// A learning rate that is a pure function of the epoch: a run that goes on from a checkpoint needs nothing but the epoch's number.
/// </summary>
public abstract class LearningRateSchedule
{
    /// <summary>The learning rate of an epoch.</summary>
    /// <param name="epoch">The epoch, from 0.</param>
    /// <param name="baseLearningRate">The learning rate that the schedule starts from: finite, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public double LearningRateAt(int epoch, double baseLearningRate)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(epoch);
        return Compute(epoch, HyperParameter.NotNegative(baseLearningRate, nameof(baseLearningRate)));
    }

    /// <summary>Gives an optimizer the learning rate of an epoch; call it before the epoch is trained.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="epoch">The epoch, from 0.</param>
    /// <param name="baseLearningRate">The learning rate that the schedule starts from: finite, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public void Apply(Optimizer optimizer, int epoch, double baseLearningRate) =>
        optimizer.LearningRate = LearningRateAt(epoch, baseLearningRate);

    /// <summary>The learning rate of an epoch; arguments have been checked.</summary>
    /// <param name="epoch">The epoch, from 0.</param>
    /// <param name="baseLearningRate">The learning rate that the schedule starts from.</param>
    protected abstract double Compute(int epoch, double baseLearningRate);
}
