namespace Ottt.Training;

/// <summary>How far a pass over the data is, reported after each batch.</summary>
/// <param name="Epoch">The number of the pass, from 0; 0 in an evaluation.</param>
/// <param name="Batch">The batch just done, from 0.</param>
/// <param name="BatchCount">The batches of the pass.</param>
/// <param name="Loss">The loss so far: summed over time steps, mean over samples.</param>
/// <param name="Accuracy">The share of samples classified correctly so far, from 0 to 1.</param>
/// <param name="SamplesPerSecond">The samples done per second since the pass began.</param>
public readonly record struct TrainingProgress(
    int Epoch, int Batch, int BatchCount, double Loss, double Accuracy, double SamplesPerSecond);
