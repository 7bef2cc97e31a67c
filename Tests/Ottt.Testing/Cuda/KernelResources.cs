namespace Ottt.Testing.Cuda;

/// <summary>What one kernel takes of a multiprocessor, as ptxas reports it.</summary>
/// <param name="Kernel">Its name.</param>
/// <param name="Architecture">What it was compiled for, such as <c>sm_90</c>.</param>
/// <param name="Registers">The registers of each thread.</param>
/// <param name="StackBytes">The stack frame of each thread, in bytes.</param>
/// <param name="SpillStoreBytes">What is written to local memory for want of registers, in bytes.</param>
/// <param name="SpillLoadBytes">What is read back, in bytes.</param>
/// <param name="SharedBytes">The shared memory that the text declares, in bytes.</param>
internal sealed record KernelResources(
    string Kernel, string Architecture, int Registers, int StackBytes, int SpillStoreBytes, int SpillLoadBytes, int SharedBytes)
{
    /// <summary>Whether registers went to memory.</summary>
    public bool Spills => SpillStoreBytes + SpillLoadBytes > 0;
}
