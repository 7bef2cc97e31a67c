namespace Ottt.Cuda;

/// <summary>Compiles kernels while the program runs.</summary>
public interface IKernelCompiler
{
    /// <summary>What tells images of this compiler from those of any other: its name, version and, where it was chosen by hand, its file.</summary>
    string Identity { get; }

    /// <summary>The architectures that it knows, such as 80 and 90, ascending.</summary>
    IReadOnlyList<int> Architectures { get; }

    /// <summary>Whether it knows what only one architecture has, such as that of <c>sm_90a</c>; NVRTC does since CUDA 12, but does not list it.</summary>
    bool KnowsSpecificArchitectures => false;

    /// <summary>Compiles kernels.</summary>
    /// <param name="program">The text and what it depends on.</param>
    /// <param name="architecture">Machine code of <c>sm_90</c> or <c>sm_90a</c>, or PTX of <c>compute_90</c>.</param>
    /// <returns>The image and the log.</returns>
    /// <exception cref="KernelCompilationException">The text has an error.</exception>
    CompiledKernels Compile(KernelProgram program, string architecture);
}
