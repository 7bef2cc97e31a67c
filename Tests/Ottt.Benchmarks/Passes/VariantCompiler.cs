using Ottt.Benchmarks.Layers;
using Ottt.Generator;
using Ottt.Generator.Declaration;
using Ottt.Generator.Emit;
using Ottt.Generator.Lowering;
using Ottt.Generator.Lowering.Program;
using Ottt.Generator.Models;
using Ottt.Generator.Shapes;
using Ottt.Testing.Compilation;

namespace Ottt.Benchmarks.Passes;

/// <summary>Compiles a benchmark network as the generator does, but with passes left out.</summary>
internal static class VariantCompiler
{
    private const string Declared = "[OtttSequential(";

    public static OtttNetwork Compile(BenchmarkNet net, Variant variant, int batch)
    {
        string source = SourceOf(net).Replace("namespace Ottt.Benchmarks.Networks;", "using Ottt;", StringComparison.Ordinal);
        int end = source.IndexOf(")]", source.IndexOf(Declared, StringComparison.Ordinal), StringComparison.Ordinal);
        source = source.Insert(end, $", Convolution = ConvolutionMethod.{variant.Convolution}");
        DeclaredNetwork declared = CompileHost.Compile(source).Models(PassNames.Declaration).Cast<DeclaredNetwork>().Single();
        Result<LoweredNetwork> program = declared.Declaration.Then(ShapePass.Run).Then(shaped => LoweringPass.RunAll(shaped, variant.Passes));
        IEnumerable<string> generated = SourceEmission.Run(declared, program).Select(emitted => emitted.Text);
        OtttNetwork network = CompileHost.Load([source, .. generated]).Create(net.ClassName, Device.Cpu.WithThreads(variant.Threads), batch, 1);
        StartingValues.Give(net, network);
        return network;
    }

    private static string SourceOf(BenchmarkNet net)
    {
        using Stream declaration = typeof(VariantCompiler).Assembly.GetManifestResourceStream($"{net.ClassName}.cs")!;
        using var reader = new StreamReader(declaration);
        return reader.ReadToEnd();
    }
}
