namespace Ottt.Training.Monitors;

/// <summary>What the variables of the spiking layers looked like over a pass.</summary>
/// <param name="IsTraining">Whether the pass was one of training.</param>
/// <param name="SampleSteps">The time steps of all samples together.</param>
/// <param name="Layers">Layer after layer in execution order, and for each the variables that the network keeps of it.</param>
public sealed record NeuronReport(bool IsTraining, long SampleSteps, IReadOnlyList<LayerStatistics> Layers);
