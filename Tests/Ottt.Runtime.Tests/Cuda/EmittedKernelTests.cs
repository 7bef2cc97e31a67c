using System.Text.RegularExpressions;
using Ottt.Cuda;
using Ottt.Testing.Compilation;
using Ottt.Testing.Cuda;
using Ottt.Testing.Networks;
using Xunit;

namespace Ottt.Runtime.Tests.Cuda;

/// <summary>NVIDIA's compiler turns the kernels of every kind of layer into machine code, in every precision, without spilling registers.</summary>
public partial class EmittedKernelTests
{
    private const int SharedBytesOfBlock = 48 * 1024;

    private static readonly Lazy<CompilationOutcome> Outcome = new(() => CompileHost.Compile(NetworkSources.Header + string.Concat(NetworkSources.All.Values)));

    public static IEnumerable<TheoryDataRow<string, string, int>> Rows =>
        from name in NetworkSources.All.Keys
        from target in name == NetworkSources.Whole
            ? new[] { ("sm_80", 0), ("sm_80", 1), ("sm_80", 2), ("sm_80", 3), ("sm_90", 0), ("sm_90", 1), ("sm_90", 2), ("sm_90", 3) }
            : [("sm_90", 0)]
        select new TheoryDataRow<string, string, int>(name, target.Item1, target.Item2);

    [Theory]
    [MemberData(nameof(Rows))]
    public void Kernels_become_machine_code(string network, string architecture, int precision)
    {
        string text = KernelText.Of(Outcome.Value.GeneratedSources[network + ".Cuda.g.cs"]);
        KernelProgram program = KernelOptions.Program(network + ".cu", text, $"-DOTTT_PRECISION={precision}", PtxasLog.Option);

        IReadOnlyList<KernelResources> kernels = PtxasLog.Read(RealNvrtc.Compiler.Compile(program, architecture).Log);

        Assert.Equal(Declared().Matches(text).Select(match => match.Groups["name"].Value).Order(), kernels.Select(kernel => kernel.Kernel).Order());
        Assert.All(kernels, kernel => Assert.False(kernel.Spills, kernel.ToString()));
        Assert.All(kernels, kernel => Assert.InRange(kernel.SharedBytes, 0, SharedBytesOfBlock));
    }

    [GeneratedRegex(@"__global__ void __launch_bounds__\([\d, ]+\) (?<name>\w+)\(", RegexOptions.CultureInvariant)]
    private static partial Regex Declared();
}
