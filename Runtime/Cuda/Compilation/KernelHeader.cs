namespace Ottt.Cuda;

/// <summary>A header that kernels include by its name.</summary>
/// <param name="Name">What follows <c>#include</c>, without quotes.</param>
/// <param name="Text">What it says.</param>
public readonly record struct KernelHeader(string Name, string Text);
