namespace Ottt.Cuda;

/// <summary>Kernels to be compiled: the text that the generator wrote for one network, and everything that its compilation depends on.</summary>
/// <param name="Name">The name of the text in messages and for profilers, such as <c>SpikingMlp.cu</c>.</param>
/// <param name="Text">CUDA C++.</param>
/// <param name="Headers">What the text may include.</param>
/// <param name="Options">NVRTC's options, without the architecture.</param>
public sealed record KernelProgram(string Name, string Text, IReadOnlyList<KernelHeader> Headers, IReadOnlyList<string> Options);
