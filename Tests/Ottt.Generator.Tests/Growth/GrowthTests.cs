using Ottt.Generator.Declaration;
using Ottt.Generator.Emit;
using Ottt.Generator.Lowering;
using Ottt.Generator.Lowering.Program;
using Ottt.Generator.Models;
using Ottt.Generator.Shapes;
using Ottt.Testing.Compilation;
using Ottt.Testing.Networks;
using Xunit;

namespace Ottt.Generator.Tests.Growth;

/// <summary>The work of the passes grows with the number of layers, not with its square. Bytes are counted, since time depends on the day.</summary>
public class GrowthTests
{
    private const int Factor = 8;

    [Fact]
    public void Eight_times_the_layers_take_at_most_ten_times_the_memory()
    {
        DeclaredNetwork few = Declared(100), many = Declared(100 * Factor);
        BytesOf(few);

        double ratio = (double)BytesOf(many) / BytesOf(few);

        Assert.InRange(ratio, 1, 10);
    }

    private static long BytesOf(DeclaredNetwork network)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        Result<LoweredNetwork> program = network.Declaration.Then(ShapePass.Run).Then(LoweringPass.RunAll);
        EquatableArray<EmittedSource> sources = SourceEmission.Run(network, program);
        long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal(3, sources.Count);
        return bytes;
    }

    private static DeclaredNetwork Declared(int layers) =>
        CompileHost.Compile(LongNetworks.Source(layers)).Models(PassNames.Declaration).Cast<DeclaredNetwork>().Single();
}
