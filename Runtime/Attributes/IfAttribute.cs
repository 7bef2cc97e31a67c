namespace Ottt;

/// <summary>
/// An integrate-and-fire neuron without a trace: h = v + x without a leak, fire, reset. It emits its spike as an ordinary tensor, and no
/// gradient passes from one time step to the next. Defaults are those of SpikingJelly's <c>IFNode</c>.
/// </summary>
public sealed class IfAttribute : NeuronAttribute
{
    /// <summary>
    /// The potential after a spike (hard reset), or <see cref="Ottt.VReset.Soft"/> to subtract the threshold. 0 by default.
    /// </summary>
    public double VReset { get; set; }
}
