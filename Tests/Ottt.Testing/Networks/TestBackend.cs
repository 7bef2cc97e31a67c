namespace Ottt.Testing.Networks;

/// <summary>What runs a network under test.</summary>
public enum TestBackend
{
    /// <summary>The interpreter of step programs, in double precision.</summary>
    Interpreter,

    /// <summary>The generated code for the processor.</summary>
    Cpu,

    /// <summary>The generated code for the processor, with Winograd's method wherever it applies.</summary>
    CpuWinograd,

    /// <summary>The generated kernels, on a GPU where there is one, else on the emulated device.</summary>
    Cuda,

    /// <summary>The generated kernels on the emulated device, with blocks and threads in an order drawn at random.</summary>
    CudaShuffled,
}
