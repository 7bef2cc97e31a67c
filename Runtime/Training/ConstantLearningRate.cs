namespace Ottt.Training;

/// <summary>The base learning rate in every epoch.</summary>
public sealed class ConstantLearningRate : LearningRateSchedule
{
    /// <inheritdoc/>
    protected override double Compute(int epoch, double baseLearningRate) => baseLearningRate;
}
