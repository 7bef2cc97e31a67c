namespace Ottt.Training;

/// <summary>What became of an evaluation.</summary>
/// <param name="Loss">The loss: summed over time steps, mean over samples. Not finite where an output was not finite.</param>
/// <param name="Accuracy">The share of samples that were classified correctly, from 0 to 1.</param>
/// <param name="Samples">The samples of the pass.</param>
/// <param name="Elapsed">How long it took, with reading the data.</param>
/// <param name="FiringRates">The mean firing rate of each spiking layer, from 0 to 1; empty where it was not measured.</param>
/// <param name="Confusion">How often each class was taken for each.</param>
public sealed record EvaluationResult(
    double Loss, double Accuracy, int Samples, TimeSpan Elapsed, IReadOnlyList<double> FiringRates, ConfusionMatrix Confusion)
    : PassResult(Loss, Accuracy, Samples, Elapsed, FiringRates);
