using Ottt.Benchmarks.Layers;
using Ottt.Generator.Lowering.Program;
using Ottt.Testing.Compilation;

namespace Ottt.Benchmarks.Roofline;

/// <summary>The program that the compiler makes of a benchmark network: its declaration is compiled again from the text in this assembly.</summary>
internal static class DeclaredProgram
{
    public static StepProgram Of(BenchmarkNet net)
    {
        using Stream declaration = typeof(DeclaredProgram).Assembly.GetManifestResourceStream($"{net.ClassName}.cs")!;
        using var reader = new StreamReader(declaration);
        return ProgramHost.ProgramOf(CompileHost.Compile(reader.ReadToEnd()), net.ClassName);
    }
}
