namespace Ottt.Cuda;

/// <summary>The buffers of a network that a loss reads and writes.</summary>
/// <param name="Output">The output in training.</param>
/// <param name="EvaluationOutput">The output in evaluation.</param>
/// <param name="OutputGradient">The gradient of the output.</param>
public sealed record CudaPorts(CudaBuffer Output, CudaBuffer EvaluationOutput, CudaBuffer OutputGradient);
