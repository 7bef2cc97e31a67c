namespace Ottt.Training.Monitors;

/// <summary>What a variable of a spiking layer looked like over a pass.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Variable">The variable.</param>
/// <param name="Values">Over all neurons, samples and time steps.</param>
public sealed record LayerStatistics(LayerDescription Layer, NeuronVariable Variable, ValueStatistics Values);
