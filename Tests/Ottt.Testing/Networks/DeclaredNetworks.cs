using Ottt.Testing.Compilation;
using Ottt.Testing.Cuda;
using Ottt.Testing.Interpreter;

namespace Ottt.Testing.Networks;

/// <summary>Networks declared in one text, which is compiled once for all of them and all backends.</summary>
internal sealed class DeclaredNetworks
{
    private const ulong Seed = 1;

    private readonly Lazy<CompilationOutcome> _outcome;
    private readonly Lazy<NetworkAssembly> _assembly;
    private readonly Lazy<NetworkAssembly> _winograd;

    public DeclaredNetworks(string source)
    {
        _outcome = new(() => CompileHost.Compile(source));
        _assembly = new(() => Outcome.Load());
        _winograd = new(() => CompileHost.Compile(source.Replace("InputGradient = true)", "InputGradient = true, Convolution = ConvolutionMethod.Winograd)", StringComparison.Ordinal)).Load());
    }

    public CompilationOutcome Outcome => _outcome.Value;

    /// <summary>The compiled classes.</summary>
    public IReadOnlyList<Type> Types => _assembly.Value.Networks;

    /// <summary>Makes a network.</summary>
    /// <param name="backend">What is to run it.</param>
    /// <param name="className">The class that declares it.</param>
    /// <param name="batchSize">The largest batch.</param>
    /// <param name="masks">Where the interpreter takes masks from; as the runtime does unless given.</param>
    public ITestNetwork Create(TestBackend backend, string className, int batchSize, MaskSource? masks = null) => backend switch
    {
        TestBackend.Interpreter => new InterpretedTestNetwork(
            new InterpretedNetwork(ProgramHost.ProgramOf(Outcome, className), masks ?? PhiloxMasks.Of(Seed))),
        TestBackend.Cpu => new CompiledTestNetwork(_assembly.Value.Create(className, Device.Cpu, batchSize, Seed)),
        TestBackend.CpuWinograd => new CompiledTestNetwork(_winograd.Value.Create(className, Device.Cpu, batchSize, Seed)),
        TestBackend.Cuda => new CompiledTestNetwork(_assembly.Value.Create(className, CudaUnderTest.Device, batchSize, Seed)),
        TestBackend.CudaShuffled => new CompiledTestNetwork(_assembly.Value.Create(className, CudaUnderTest.Shuffled, batchSize, Seed)),
        _ => throw new ArgumentOutOfRangeException(nameof(backend), backend, "No such backend."),
    };
}
