namespace Ottt;

/// <summary>A variable of a spiking layer that can be looked at after a time step.</summary>
public enum NeuronVariable
{
    /// <summary>The membrane potential before fire and reset (the reference's h).</summary>
    Charged,

    /// <summary>The spike: 0 or 1.</summary>
    Spike,

    /// <summary>The membrane potential after reset (the reference's v), which the next step starts from.</summary>
    Membrane,

    /// <summary>The presynaptic trace. Kept in training only, and only where a later layer with parameters
    /// reads it; where nothing but pools and scalings lies between, it is kept behind those, not here.</summary>
    Trace,
}
