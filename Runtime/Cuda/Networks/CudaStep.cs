using System.Runtime.InteropServices;

namespace Ottt.Cuda;

/// <summary>What every kernel of a network is told about the present time step; <c>step.cuh</c> has the same members in the same order.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct CudaStep
{
    /// <summary>The samples of the present sequence.</summary>
    public int Batch;

    /// <summary>The time steps since the sequence began.</summary>
    public int TimeStep;

    /// <summary>1 where sums over the steps begin anew.</summary>
    public int BeginsSum;

    /// <summary>1 where traces remember the steps before, 0 where each step learns from itself alone.</summary>
    public float TraceShare;

    /// <summary>The seed of dropout masks.</summary>
    public ulong Seed;
}
