namespace Ottt.Testing.Interpreter;

/// <summary>A variable of a spiking layer.</summary>
internal enum InterpretedVariable
{
    /// <summary>The input current.</summary>
    Current,

    /// <summary>The membrane potential before fire and reset.</summary>
    Charged,

    /// <summary>The spike.</summary>
    Spike,

    /// <summary>The membrane potential after reset.</summary>
    Membrane,

    /// <summary>The presynaptic trace.</summary>
    Trace,
}
