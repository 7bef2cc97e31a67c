using Microsoft.CodeAnalysis;
using Ottt.Testing.Compilation;
using Xunit;

namespace Ottt.Generator.Tests.Diagnostics;

/// <summary>A declaration with several mistakes shows those that do not follow from each other, each at its place.</summary>
public class SeveralMistakesTests
{
    [Fact]
    public void Wrong_arguments_are_all_reported_each_at_its_layer() => AssertFindings(
        "[OtttSequential(4)]\n[Linear(0), OtttLif(Tau = 1, VThreshold = double.NaN)]\n[Dropout(2)]\npublic partial class Net;",
        ("OTTT1009", "Linear(0)"),
        ("OTTT1010", "OtttLif(Tau = 1, VThreshold = double.NaN)"),
        ("OTTT1013", "OtttLif(Tau = 1, VThreshold = double.NaN)"),
        ("OTTT1011", "Dropout(2)"));

    [Fact]
    public void Every_layer_on_another_declaration_is_reported() => AssertFindings(
        "[OtttSequential(4)]\npublic partial class Net;\n[Linear(3), OtttLif]\npublic partial class Net;\n[Linear(2)]\npublic partial class Net;",
        ("OTTT1005", "Linear(3)"),
        ("OTTT1005", "OtttLif"),
        ("OTTT1005", "Linear(2)"));

    [Fact]
    public void Every_type_around_a_network_must_be_partial() => AssertFindings(
        "public class Outer { public class Inner { [OtttSequential(4), Linear(2)] public class Net; } }",
        ("OTTT1001", "OtttSequential(4)"),
        ("OTTT1002", "OtttSequential(4)"),
        ("OTTT1002", "OtttSequential(4)"));

    [Fact]
    public void Shapes_are_not_judged_behind_a_layer_that_does_not_fit() => AssertFindings(
        "[OtttSequential(1, 4, 4)]\n[Conv2d(2, Kernel = 5)]\n[Linear(2), OtttLif, OtttLif]\npublic partial class Net;",
        ("OTTT2003", "Conv2d(2, Kernel = 5)"));

    [Fact]
    public void A_wrong_network_does_not_spoil_another()
    {
        CompilationOutcome outcome = CompileHost.Compile(
            "using Ottt;\n[OtttSequential(4), Linear(0)] public partial class Wrong;\n[OtttSequential(4), Linear(2)] public partial class Right;");

        Assert.Equal("OTTT1009", Assert.Single(outcome.GeneratorDiagnostics).Id);
        Assert.Equal(["Right.Cpu.g.cs", "Right.Cuda.g.cs", "Right.Network.g.cs", "Wrong.Network.g.cs"], outcome.GeneratedSources.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_layer_in_another_file_is_found_in_that_file()
    {
        CompilationOutcome outcome = CompileHost
            .Start("using Ottt;\n[OtttSequential(4)]\n[Linear(2)]\npublic partial class Net;")
            .Add("Other.cs", "using Ottt;\n// A line more.\n[OtttLif]\npublic partial class Net;")
            .Run();

        Diagnostic found = Assert.Single(outcome.GeneratorDiagnostics);
        Assert.Equal(("OTTT1005", "OtttLif"), (found.Id, DiagnosticCase.TextAt(found)));
        Assert.Equal("Other.cs", found.Location.SourceTree?.FilePath);
    }

    private static void AssertFindings(string declaration, params (string Id, string Located)[] expected)
    {
        CompilationOutcome outcome = CompileHost.Compile("using Ottt;\n" + declaration);
        Assert.Equal(expected, outcome.GeneratorDiagnostics.Select(found => (found.Id, DiagnosticCase.TextAt(found))));
        Assert.Equal(expected.Length, outcome.Errors.Count);
    }
}
