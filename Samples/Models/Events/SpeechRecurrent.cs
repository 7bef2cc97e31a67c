namespace Ottt.Samples.Models.Events;

/// <summary>
/// A recurrent network for the spoken digits of the Heidelberg data sets: 700 channels of a model of the inner ear, twenty classes. What a neuron fired
/// at the time step before reaches every neuron of its layer.
/// </summary>
[OtttSequential(700, InputTrace = 10)]
[Linear(256), Feedback<RecurrentWeights>("2"), OtttLif(Tau = 10)]
[Linear(20)]
public sealed partial class SpeechRecurrent;
