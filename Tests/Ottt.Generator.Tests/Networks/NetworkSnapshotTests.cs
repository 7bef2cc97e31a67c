using Microsoft.CodeAnalysis;
using Ottt.Generator.Declaration;
using Ottt.Generator.Lowering.Program;
using Ottt.Generator.Shapes;
using Ottt.Testing.Compilation;
using Ottt.Testing.Cuda;
using Ottt.Testing.Networks;
using Ottt.Testing.Snapshots;
using Xunit;

namespace Ottt.Generator.Tests.Networks;

/// <summary>What the compiler makes of each kind of layer, pass by pass, to be read.</summary>
public class NetworkSnapshotTests
{
    private static readonly CompilationOutcome Outcome = CompileHost.Compile(NetworkSources.Header + string.Concat(NetworkSources.All.Values));

    public static TheoryData<string> Names => [.. NetworkSources.All.Keys.Where(name => name != NetworkSources.Whole)];

    [Fact]
    public void All_networks_compile_without_a_word()
    {
        Assert.Empty(Outcome.Errors);
        Assert.DoesNotContain(Outcome.GeneratorDiagnostics, found => !found.IsSuppressed);
        Assert.DoesNotContain(Outcome.CompilerDiagnostics, found => found.Severity > DiagnosticSeverity.Hidden);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_layer_becomes_this_program_and_this_code(string name) => Snapshot.VerifySet(name, new Dictionary<string, string>
    {
        ["3.Program"] = ProgramPrinter.Print(ProgramHost.ProgramOf(Outcome, name)),
        [name + ".Cpu.g.cs"] = Outcome.GeneratedSources[name + ".Cpu.g.cs"],
        [name + ".cu"] = KernelText.Of(Outcome.GeneratedSources[name + ".Cuda.g.cs"]),
    });

    [Fact]
    public void A_whole_network_goes_this_way() => Snapshot.VerifySet(NetworkSources.Whole, new Dictionary<string, string>
    {
        ["1.Declaration"] = DeclarationPrinter.Print(
            Outcome.Models(PassNames.Declaration).Cast<DeclaredNetwork>()
                .Single(network => network.Identity.Name == NetworkSources.Whole).Declaration.Value!),
        ["2.Shapes"] = ShapePrinter.Print(Outcome.Models(PassNames.Shapes).Cast<Stage<ShapedNetwork>>()
            .Single(stage => stage.Declared.Identity.Name == NetworkSources.Whole).Result.Value!),
        ["3.Program"] = ProgramPrinter.Print(ProgramHost.ProgramOf(Outcome, NetworkSources.Whole)),
        [NetworkSources.Whole + ".Network.g.cs"] = Outcome.GeneratedSources[NetworkSources.Whole + ".Network.g.cs"],
        [NetworkSources.Whole + ".Cpu.g.cs"] = Outcome.GeneratedSources[NetworkSources.Whole + ".Cpu.g.cs"],
        ["4.Kernels"] = ProgramPrinter.Print(ProgramHost.KernelsOf(Outcome, NetworkSources.Whole)),
        [NetworkSources.Whole + ".cu"] = KernelText.Of(Outcome.GeneratedSources[NetworkSources.Whole + ".Cuda.g.cs"]),
        [NetworkSources.Whole + ".Cuda.g.cs"] = KernelText.LeftOutOf(Outcome.GeneratedSources[NetworkSources.Whole + ".Cuda.g.cs"]),
    });

    [Fact]
    public void Every_verified_text_is_some_networks() => Snapshot.VerifyClaims(NetworkSources.All.Keys);
}
