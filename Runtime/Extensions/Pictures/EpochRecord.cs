using Ottt.Training;

namespace Ottt.Pictures;

/// <summary>What an epoch came to. NaN says that a number was not measured; pictures leave it out.</summary>
/// <param name="Number">The number of the epoch as people count, from 1.</param>
/// <param name="TrainingLoss">The loss in training: summed over time steps, mean over samples.</param>
/// <param name="TrainingAccuracy">The share of training samples that were classified correctly, from 0 to 1.</param>
/// <param name="TestLoss">The loss on the test samples after the epoch.</param>
/// <param name="TestAccuracy">The share of test samples that were classified correctly, from 0 to 1.</param>
/// <param name="FiringRates">Spikes per neuron and time step of each spiking layer, from 0 to 1; empty where it was not measured.</param>
public sealed record EpochRecord(
    int Number, double TrainingLoss, double TrainingAccuracy, double TestLoss, double TestAccuracy, IReadOnlyList<double> FiringRates)
{
    /// <summary>The record of an epoch, with the firing rates of the test where it measured them, else those of training.</summary>
    /// <param name="training">The training pass.</param>
    /// <param name="test">The evaluation after it, if there was one.</param>
    public static EpochRecord Of(TrainingResult training, EvaluationResult? test = null)
    {
        ArgumentNullException.ThrowIfNull(training);
        return new EpochRecord(
            training.Epoch + 1,
            training.Loss,
            training.Accuracy,
            test?.Loss ?? double.NaN,
            test?.Accuracy ?? double.NaN,
            test is { FiringRates.Count: > 0 } ? test.FiringRates : training.FiringRates);
    }
}
