using Ottt.Benchmarks.Layers;
using Ottt.Generator.Lowering.Program;
using Ottt.Testing.Compilation;

namespace Ottt.Benchmarks.Roofline;

/// <summary>The program that the compiler makes of a benchmark network: its declaration is compiled again from the text in this assembly.</summary>
internal static class DeclaredProgram
{
    /// <summary>The program for the processor.</summary>
    public static StepProgram Of(BenchmarkNet net) => ProgramHost.ProgramOf(Compiled(net), net.ClassName);

    /// <summary>The program for GPUs.</summary>
    public static StepProgram OnDevice(BenchmarkNet net) => ProgramHost.KernelsOf(Compiled(net), net.ClassName);

    private static CompilationOutcome Compiled(BenchmarkNet net)
    {
        using Stream declaration = typeof(DeclaredProgram).Assembly.GetManifestResourceStream($"{net.ClassName}.cs")!;
        using var reader = new StreamReader(declaration);
        return CompileHost.Compile(reader.ReadToEnd());
    }
}
