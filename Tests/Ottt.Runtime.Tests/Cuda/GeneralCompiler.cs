using Ottt.Cuda;

namespace Ottt.Runtime.Tests.Cuda;

/// <summary>A compiler that knows nothing that is specific to an architecture, as that of CUDA 11.</summary>
internal sealed class GeneralCompiler(IKernelCompiler compiler) : IKernelCompiler
{
    public string Identity => compiler.Identity;

    public IReadOnlyList<int> Architectures => compiler.Architectures;

    public CompiledKernels Compile(KernelProgram program, string architecture) => compiler.Compile(program, architecture);
}
