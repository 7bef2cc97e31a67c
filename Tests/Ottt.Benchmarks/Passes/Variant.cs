using Ottt.Generator.Lowering;

namespace Ottt.Benchmarks.Passes;

/// <summary>A network compiled with something left out.</summary>
/// <param name="Name">What is left out, for the table.</param>
/// <param name="Passes">The passes that are taken.</param>
/// <param name="Convolution">How convolutions are computed.</param>
/// <param name="Threads">The threads.</param>
internal sealed record Variant(string Name, OptionalPasses Passes, ConvolutionMethod Convolution, int Threads)
{
    /// <summary>The whole, and then the whole less one thing at a time.</summary>
    public static IReadOnlyList<Variant> Of(int threads)
    {
        var whole = new Variant("nothing", OptionalPasses.All, ConvolutionMethod.Automatic, threads);
        return
        [
            whole,
            whole with { Name = "hoisting", Passes = OptionalPasses.All with { Hoists = false } },
            whole with { Name = "Winograd's method", Convolution = ConvolutionMethod.Direct },
            whole with { Name = "skipping zeros", Passes = OptionalPasses.All with { SkipsZeros = false } },
            whole with { Name = "updates that compute gradients", Passes = OptionalPasses.All with { FusesUpdates = false } },
            whole with { Name = "memory of a piece", Passes = OptionalPasses.All with { HasPieceMemory = false } },
            whole with { Name = "moving traces", Passes = OptionalPasses.All with { MovesTraces = false } },
            whole with { Name = "removing what nobody reads", Passes = OptionalPasses.All with { RemovesDead = false } },
            whole with { Name = "threads but one", Threads = 1 },
        ];
    }
}
