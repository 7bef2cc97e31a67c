using Microsoft.CodeAnalysis;
using Ottt.Testing.Compilation;
using Xunit;

namespace Ottt.Generator.Tests.Networks;

/// <summary>A network may have any name and any members that are not the names of its parameters.</summary>
public class NameTests
{
    [Theory]
    [InlineData("CpuStep")]
    [InlineData("Schema")]
    [InlineData("StepProgram")]
    [InlineData("PlannedMemory")]
    [InlineData("Parameters")]
    [InlineData("Description")]
    [InlineData("Forward")]
    [InlineData("Device")]
    [InlineData("Train0")]
    [InlineData("Layer1Spike")]
    [InlineData("Weight0")]
    [InlineData("System")]
    [InlineData("Linear1")]
    [InlineData("@class")]
    [InlineData("OtttNetwork")]
    public void A_network_may_have_the_name_of_what_is_private_or_inherited(string name) => AssertSilent(
        $"namespace Named;\n[Ottt.OtttSequential(4)]\n[Ottt.Linear(3), Ottt.OtttLif, Ottt.Linear(2)]\npublic partial class {name};");

    [Theory]
    [InlineData("public int Schema;")]
    [InlineData("private sealed class CpuStep;")]
    [InlineData("public int Linear1 => Linear0.Weight.Count;")]
    [InlineData("public new int Parameters => 0;")]
    [InlineData("public Net(Device device) : this(device, 1) { }")]
    [InlineData("public void Forward(int input) => Forward(new float[input]);")]
    public void A_member_may_have_such_a_name(string member) =>
        AssertSilent($"using Ottt;\n[OtttSequential(4)]\n[Linear(3), OtttLif, Linear(2)]\npublic partial class Net\n{{\n{member}\n}}");

    [Fact]
    public void A_member_that_hides_an_inherited_one_is_told_by_CSharp()
    {
        CompilationOutcome outcome = CompileHost.Compile(
            "using Ottt;\n[OtttSequential(4)]\n[Linear(3)]\npublic partial class Net\n{\npublic int Parameters => 0;\n}");

        Assert.Empty(outcome.Errors);
        Assert.Equal(["CS0108"], outcome.CompilerDiagnostics.Where(found => found.Severity > DiagnosticSeverity.Hidden).Select(found => found.Id));
    }

    private static void AssertSilent(string source)
    {
        CompilationOutcome outcome = CompileHost.Compile(source);

        Assert.Empty(outcome.GeneratorDiagnostics);
        Assert.Empty(outcome.CompilerDiagnostics.Where(found => found.Severity > DiagnosticSeverity.Hidden).Select(found => found.ToString()));
        Assert.Contains(outcome.GeneratedSources.Keys, file => file.EndsWith(".Cpu.g.cs", StringComparison.Ordinal));
    }
}
