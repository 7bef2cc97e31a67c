namespace Ottt.Testing.Networks;

/// <summary>What runs a network under test.</summary>
public enum TestBackend
{
    /// <summary>The interpreter of step programs, in double precision.</summary>
    Interpreter,

    /// <summary>The generated code for the processor.</summary>
    Cpu,
}
