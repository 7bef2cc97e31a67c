namespace Ottt.Training;

/// <summary>What became of a pass over the data.</summary>
/// <param name="Loss">The loss: summed over time steps, mean over samples.</param>
/// <param name="Accuracy">
/// The share of samples, from 0 to 1, whose label has the largest output, summed over the time steps; the first of equal ones counts.
/// </param>
/// <param name="Samples">The samples of the pass.</param>
/// <param name="Elapsed">How long it took, with reading the data.</param>
/// <param name="FiringRates">
/// Spikes per neuron, sample and time step, from 0 to 1, for each of <see cref="OtttNetwork.Neurons"/>; empty where it was not measured.
/// </param>
public abstract record PassResult(double Loss, double Accuracy, int Samples, TimeSpan Elapsed, IReadOnlyList<double> FiringRates)
{
    /// <summary>The samples done per second.</summary>
    public double SamplesPerSecond => Samples / Elapsed.TotalSeconds;
}
