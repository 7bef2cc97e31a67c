namespace Ottt.Training.Monitors;

/// <summary>How the neurons of a spiking layer fired over a pass.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Neurons">Its neurons; in an image each channel has one at each position.</param>
/// <param name="MeanRate">Spikes per neuron, sample and time step, from 0 to 1; NaN where the pass had no step.</param>
/// <param name="SilentShare">The share of neurons, from 0 to 1, that never fired.</param>
/// <param name="SaturatedShare">The share of neurons, from 0 to 1, whose rate reached <see cref="FiringMonitor.SaturationRate"/>.</param>
/// <param name="Rates">The rate of each neuron, in the element order of the layer's output shape.</param>
public sealed record LayerFiring(
    LayerDescription Layer, int Neurons, double MeanRate, double SilentShare, double SaturatedShare, IReadOnlyList<float> Rates);
