namespace Ottt.Generator.Lowering.Program;

/// <summary>A network as programs: the same operations, put together for each kind of device.</summary>
/// <param name="Processor">For the CPU.</param>
/// <param name="Kernels">For GPUs.</param>
internal sealed record LoweredNetwork(StepProgram Processor, StepProgram Kernels);
