using Microsoft.CodeAnalysis;
using Ottt.Testing.Compilation;
using Xunit;

namespace Ottt.Generator.Tests.Snapshots;

/// <summary>The compiler in memory that the tests stand on.</summary>
public class CompileHostTests
{
    private const string Source = """
        using Ottt;

        [OtttSequential(3)]
        [Linear(2)]
        public sealed partial class Network;
        """;

    [Fact]
    public void A_declaration_compiles_loads_and_runs()
    {
        CompilationOutcome outcome = CompileHost.Compile(Source);
        using NetworkAssembly assembly = outcome.Load();
        using OtttNetwork network = assembly.Create("Network", Device.Cpu, batchSize: 1, seed: 1);

        Assert.NotEmpty(outcome.GeneratedSources);
        Assert.Equal(2, network.Forward([1, 2, 3]).Length);
    }

    [Fact]
    public void A_project_with_errors_is_not_loaded()
    {
        CompilationOutcome outcome = CompileHost.Compile(Source + "\nwrong");

        InvalidOperationException exception = Assert.Throws<InvalidOperationException>(outcome.Load);

        Assert.NotEmpty(outcome.CompilerDiagnostics);
        Assert.Contains("error CS", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_diagnostic_of_the_generator_is_an_error_of_the_project()
    {
        CompilationOutcome outcome = CompileHost.Compile(Source.Replace("Linear(2)", "Linear(0)", StringComparison.Ordinal));

        Assert.Contains(outcome.GeneratorDiagnostics, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.NotEmpty(outcome.Errors);
    }

    [Fact]
    public void The_program_of_a_network_is_found_by_its_name()
    {
        CompilationOutcome outcome = CompileHost.Compile(Source);

        Assert.Equal("Network", ProgramHost.ProgramOf(outcome, "Network").Network.Name);
        Assert.Throws<InvalidOperationException>(() => ProgramHost.ProgramOf(outcome, "Other"));
    }

    [Fact]
    public void A_session_shows_what_the_generator_does_again()
    {
        GeneratorSession session = CompileHost.Start(Source);

        IReadOnlyList<IncrementalStepRunReason> first = session.Run().Reasons(PassNames.Program);
        IReadOnlyList<IncrementalStepRunReason> again = session.Run().Reasons(PassNames.Program);
        IReadOnlyList<IncrementalStepRunReason> edited =
            session.Edit(Source.Replace("Linear(2)", "Linear(4)", StringComparison.Ordinal)).Run().Reasons(PassNames.Program);

        Assert.Equal([IncrementalStepRunReason.New], first);
        Assert.Equal([IncrementalStepRunReason.Cached], again);
        Assert.Equal([IncrementalStepRunReason.Modified], edited);
    }
}
