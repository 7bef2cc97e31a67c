using System.Text;
using Ottt.Cuda;

namespace Ottt.Runtime.Tests.Cuda;

/// <summary>A compiler whose images say what they were made of.</summary>
internal sealed class CountingCompiler : IKernelCompiler
{
    private int _count;

    /// <summary>How often it compiled.</summary>
    public int Count => _count;

    /// <summary>What it compiled last.</summary>
    public KernelProgram? Last { get; private set; }

    public string Identity { get; init; } = "counting 1";

    public IReadOnlyList<int> Architectures { get; init; } = [80, 90];

    public bool KnowsSpecificArchitectures { get; init; }

    public CompiledKernels Compile(KernelProgram program, string architecture)
    {
        Interlocked.Increment(ref _count);
        Last = program;
        return new CompiledKernels(Encoding.UTF8.GetBytes($"{program.Text} for {architecture}"), "made");
    }
}
