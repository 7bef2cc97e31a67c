namespace Ottt.Samples.Models.Events;

/// <summary>
/// A recurrent network for the recordings of N-MNIST: what a neuron fired at the time step before reaches, through weights of its own, every neuron of
/// its layer.
/// </summary>
[OtttSequential(2, 34, 34, InputTrace = 2)]
[Flatten, Linear(256), Feedback<RecurrentWeights>("3"), OtttLif(Tau = 4)]
[Linear(10)]
public sealed partial class EventRecurrent;

/// <summary>From the spikes of a layer to its own currents. It begins with nothing to say.</summary>
[Linear(256, Bias = false, Initialization = Initialization.Zeros)]
public sealed class RecurrentWeights;
