namespace Ottt.Training;

/// <summary>What became of one batch.</summary>
/// <param name="Loss">The sum of the losses of its time steps.</param>
/// <param name="Correct">The samples whose label has the largest output, summed over the time steps; the first of equal ones counts.</param>
/// <param name="Samples">The samples of the batch.</param>
public readonly record struct BatchResult(double Loss, int Correct, int Samples)
{
    /// <summary>The share of samples that were classified correctly, from 0 to 1.</summary>
    public double Accuracy => (double)Correct / Samples;
}
