namespace Ottt.Training;

/// <summary>What became of a training pass; loss and accuracy are those of each batch just before it was learned from.</summary>
/// <param name="Epoch">The number of the pass, from 0.</param>
/// <param name="Loss">The loss: summed over time steps, mean over samples.</param>
/// <param name="Accuracy">The share of samples that were classified correctly, from 0 to 1.</param>
/// <param name="Samples">The samples of the pass.</param>
/// <param name="Elapsed">How long it took, with reading the data.</param>
/// <param name="FiringRates">The mean firing rate of each spiking layer, from 0 to 1; empty where it was not measured.</param>
public sealed record TrainingResult(
    int Epoch, double Loss, double Accuracy, int Samples, TimeSpan Elapsed, IReadOnlyList<double> FiringRates)
    : PassResult(Loss, Accuracy, Samples, Elapsed, FiringRates);
