namespace Ottt;

/// <summary>
/// The neuron of SLTT (Meng et al., ICCV 2023), which learns within each time step alone: leaky integrate-and-fire without a trace, so
/// that the next layer learns from the spike itself. Corresponds to SpikingJelly's <c>SLTTLIFNode</c>; it computes what
/// <see cref="LifAttribute"/> does.
/// </summary>
public sealed class SlttLifAttribute : NeuronAttribute
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
