using Ottt.Generator;
using Ottt.Generator.Lowering.Program;

namespace Ottt.Testing.Compilation;

/// <summary>Gets at the programs that the generator makes of declarations: its tracked steps hold them.</summary>
internal static class ProgramHost
{
    /// <summary>The program of the only network in a text.</summary>
    /// <param name="source">The text.</param>
    public static StepProgram Lower(string source) => ProgramsOf(CompileHost.Compile(source)).Single();

    /// <summary>The program of a network.</summary>
    /// <param name="outcome">The project that declares it.</param>
    /// <param name="className">The name of its class.</param>
    /// <exception cref="InvalidOperationException">It has none; the message holds the errors.</exception>
    public static StepProgram ProgramOf(CompilationOutcome outcome, string className) =>
        ProgramsOf(outcome).SingleOrDefault(program => program.Network.Name == className)
        ?? throw new InvalidOperationException($"{className} was not lowered:\n" + string.Join('\n', outcome.Errors));

    /// <summary>All programs of a project.</summary>
    /// <param name="outcome">The project.</param>
    public static IEnumerable<StepProgram> ProgramsOf(CompilationOutcome outcome) =>
        LoweredIn(outcome).Select(network => network.Processor);

    /// <summary>The program of a network for GPUs.</summary>
    /// <param name="outcome">The project that declares it.</param>
    /// <param name="className">The name of its class.</param>
    public static StepProgram KernelsOf(CompilationOutcome outcome, string className) =>
        LoweredIn(outcome).Select(network => network.Kernels).Single(program => program.Network.Name == className);

    private static IEnumerable<LoweredNetwork> LoweredIn(CompilationOutcome outcome) =>
        outcome.Models(PassNames.Program).Select(model => ((Stage<LoweredNetwork>)model).Result.Value).OfType<LoweredNetwork>();
}
