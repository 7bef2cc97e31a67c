namespace Ottt;

/// <summary>
/// An integrate-and-fire neuron with a presynaptic trace: h = v + x without a leak, fire, reset, a = a + s. Nothing decays, so the trace is
/// the number of spikes so far, as in the OTTT authors' own code. In training it emits the pair [spike, trace], in evaluation the spike.
/// </summary>
public sealed class OtttIfAttribute : NeuronAttribute
{
    /// <summary>
    /// The potential after a spike (hard reset), or <see cref="Ottt.VReset.Soft"/> to subtract the threshold. Soft by default.
    /// </summary>
    public double VReset { get; set; } = Ottt.VReset.Soft;
}
