namespace Ottt.Training.Monitors;

/// <summary>How the spiking layers of a network fired over a pass.</summary>
/// <param name="IsTraining">Whether the pass was one of training.</param>
/// <param name="SampleSteps">The time steps of all samples together.</param>
/// <param name="Layers">The spiking layers in execution order.</param>
public sealed record FiringReport(bool IsTraining, long SampleSteps, IReadOnlyList<LayerFiring> Layers);
