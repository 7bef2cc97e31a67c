using System.Reflection;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Ottt.Generator;

namespace Ottt.Testing.Compilation;

/// <summary>Compiles C# text in memory with the generator, as a user's project would.</summary>
internal static class CompileHost
{
    internal static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.CSharp14);

    internal static CSharpCompilationOptions Options { get; } = new(
        OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, optimizationLevel: OptimizationLevel.Release);

    internal static IReadOnlyList<MetadataReference> References { get; } =
        [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(OtttNetwork).Assembly.Location)];

    /// <summary>Compiles once.</summary>
    /// <param name="source">The text of the only file.</param>
    /// <param name="more">Assemblies that it uses beside the runtime.</param>
    public static CompilationOutcome Compile(string source, params IEnumerable<Assembly> more) => Start(source, more).Run();

    /// <summary>Begins a session in which the text may change, to see what the generator does again.</summary>
    /// <param name="source">The text of the only file.</param>
    /// <param name="more">Assemblies that it uses beside the runtime.</param>
    public static GeneratorSession Start(string source, params IEnumerable<Assembly> more)
    {
        IEnumerable<MetadataReference> references = References.Concat(more.Select(assembly => MetadataReference.CreateFromFile(assembly.Location)));
        var compilation = CSharpCompilation.Create("Declarations", [Parse(source)], references, Options);
        var driver = CSharpGeneratorDriver.Create(
            [new OtttGenerator().AsSourceGenerator()],
            parseOptions: ParseOptions,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        return new GeneratorSession(compilation, driver);
    }

    /// <summary>Compiles a text together with generated texts, and loads it.</summary>
    /// <param name="sources">All files.</param>
    /// <exception cref="InvalidOperationException">They do not compile.</exception>
    public static NetworkAssembly Load(IEnumerable<string> sources)
    {
        using var image = new MemoryStream();
        var emitted = CSharpCompilation.Create("Declarations", sources.Select(Parse), References, Options).Emit(image);
        if (!emitted.Success) throw new InvalidOperationException("The sources do not compile:\n" + string.Join('\n', emitted.Diagnostics));
        image.Position = 0;
        return NetworkAssembly.Load(image);
    }

    internal static SyntaxTree Parse(string source) => CSharpSyntaxTree.ParseText(source, ParseOptions, "Declarations.cs");
}
