namespace Ottt.Training.Monitors;

/// <summary>The synaptic operations of a layer with a weight.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="DenseMacs">The multiply-accumulates of its dense product for one sample at one time step, those with a border of zeros included.</param>
/// <param name="InputRate">
/// Spikes per input element, sample and time step: the mean firing rate of the spiking layer that feeds it, or the sum of the rates where a residual
/// or feedback connection adds spikes to spikes. Null where the input is real-valued.
/// </param>
public sealed record LayerOperations(LayerDescription Layer, long DenseMacs, double? InputRate)
{
    /// <summary>The accumulates per sample and time step, SOPs: input rate times dense MACs. 0 where the input is real-valued.</summary>
    public double SynapticOperations => (InputRate ?? 0) * DenseMacs;

    /// <summary>The multiply-accumulates per sample and time step that remain: all of a layer with a real-valued input, else 0.</summary>
    public long Macs => InputRate is null ? DenseMacs : 0;
}
