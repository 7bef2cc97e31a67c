namespace Ottt.Cuda;

/// <summary>What a generated class says of its kernels and their memory.</summary>
/// <param name="Kernels">The text of the kernels.</param>
/// <param name="FloatsPerSample">The planned memory of a sample.</param>
/// <param name="FixedFloats">The planned memory that there is once: packed weights and what else follows from parameters.</param>
public sealed record CudaPlan(string Kernels, int FloatsPerSample, int FixedFloats);
