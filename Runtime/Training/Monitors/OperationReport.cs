namespace Ottt.Training.Monitors;

/// <summary>The synaptic operations of a network over a pass, forward alone. <see cref="OperationMonitor"/> says how they are counted.</summary>
/// <param name="IsTraining">Whether the pass was one of training.</param>
/// <param name="Samples">The samples of the pass.</param>
/// <param name="SampleSteps">The time steps of all samples together.</param>
/// <param name="Layers">The layers with a weight, in execution order.</param>
public sealed record OperationReport(bool IsTraining, long Samples, long SampleSteps, IReadOnlyList<LayerOperations> Layers)
{
    /// <summary>The time steps of a sample.</summary>
    public double TimeSteps => (double)SampleSteps / Samples;

    /// <summary>The multiply-accumulates of all dense products for one sample at one time step: those of a network without spikes for the sample.</summary>
    public long DenseMacs => Layers.Sum(layer => layer.DenseMacs);

    /// <summary>The accumulates, SOPs, for one sample over all its time steps.</summary>
    public double SynapticOperations => TimeSteps * Layers.Sum(layer => layer.SynapticOperations);

    /// <summary>The multiply-accumulates of layers with a real-valued input, for one sample over all its time steps.</summary>
    public double Macs => TimeSteps * Layers.Sum(layer => layer.Macs);

    /// <summary>An estimate of the energy of a sample over all its time steps, in pJ.</summary>
    /// <param name="model">What arithmetic costs.</param>
    public double EnergyPerSample(EnergyModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return (Macs * model.MultiplyAccumulate) + (SynapticOperations * model.Accumulate);
    }

    /// <summary>An estimate of the energy, in pJ, that a network of the same layers without spikes, which sees a sample once, takes for it.</summary>
    /// <param name="model">What arithmetic costs.</param>
    public double DenseEnergyPerSample(EnergyModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return DenseMacs * model.MultiplyAccumulate;
    }
}
