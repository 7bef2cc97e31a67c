namespace Ottt;

/// <summary>
/// A leaky integrate-and-fire neuron without a trace, for instance as a readout: it emits its spike as an ordinary tensor, and no gradient
/// passes from one time step to the next. Defaults are those of SpikingJelly's <c>LIFNode</c>; the gradient is that of <c>SLTTLIFNode</c>.
/// </summary>
public sealed class LifAttribute : NeuronAttribute
{
    /// <summary>The membrane time constant in time steps: finite and greater than 1. 2 by default.</summary>
    public double Tau { get; set; } = 2;

    /// <summary>
    /// The potential after a spike (hard reset), or <see cref="Ottt.VReset.Soft"/> to subtract the threshold. 0 by default.
    /// </summary>
    public double VReset { get; set; }

    /// <summary>Whether the input current is divided by tau as well: h = v + (x - (v - v_reset)) / tau. True by default.</summary>
    public bool DecayInput { get; set; } = true;
}
