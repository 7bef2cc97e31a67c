using Ottt.Generator.Lowering.Graph;
using Ottt.Generator.Lowering.Program;
using Ottt.Generator.Lowering.Program.Operations;
using Ottt.Generator.Models;

namespace Ottt.Generator.Lowering;

/// <summary>
/// Puts operations together: neighbours that treat every element alike become one loop over memory, and what follows a product runs on a
/// piece of the batch while its result is still in the cache.
/// </summary>
internal static class Fusion
{
    /// <summary>
    /// A <c>Linear</c> reads its whole weight for every piece, and a vector is little work, so pieces have several samples; an image is enough
    /// work by itself.
    /// </summary>
    internal const int VectorsPerPiece = 16;

    /// <param name="operations">The operations of a phase.</param>
    /// <param name="later">What runs after them, before they run again.</param>
    /// <param name="graph">The graph that both are of.</param>
    public static EquatableArray<StepBlock> Run(EquatableArray<StepOperation> operations, IEnumerable<StepOperation> later, StepGraph graph)
    {
        Dictionary<int, int> readers = operations.Concat(later).SelectMany(operation => operation.Reads).GroupBy(buffer => buffer).ToDictionary(group => group.Key, group => group.Count());
        var blocks = new List<StepBlock>();
        var block = new List<StepOperation>();
        foreach (StepOperation operation in MergeLoops(operations, readers, graph))
        {
            if (block.Count > 0 && StartsBlock(operation, block)) Close();
            block.Add(operation);
        }

        if (block.Count > 0) Close();
        return blocks.ToEquatableArray();

        void Close()
        {
            blocks.Add(BlockOf(block, graph));
            block.Clear();
        }
    }

    private static IEnumerable<StepOperation> MergeLoops(IEnumerable<StepOperation> operations, Dictionary<int, int> readers, StepGraph graph)
    {
        var loop = new List<ElementwiseOperation>();
        foreach (StepOperation operation in operations)
        {
            if (operation is DrawMask)
            {
                // A mask needs nothing, so it is drawn before the loop that it would cut in two.
                yield return operation;
                continue;
            }

            var elementwise = operation as ElementwiseOperation;
            if (loop.Count > 0 && (elementwise is null || Count(elementwise) != Count(loop[0])))
            {
                yield return LoopOf(loop);
                loop.Clear();
            }

            if (elementwise is null) yield return operation;
            else loop.Add(elementwise);
        }

        if (loop.Count > 0) yield return LoopOf(loop);

        int Count(ElementwiseOperation operation) => graph.Buffers[operation.Writes.First()].Count;

        ElementwiseLoop LoopOf(List<ElementwiseOperation> merged) => new(
            merged[0].Layer,
            Count(merged[0]),
            merged.ToEquatableArray(),
            merged.SelectMany(inner => inner.Writes).Distinct().Where(buffer => IsStored(buffer, merged, readers, graph)).ToEquatableArray());
    }

    /// <summary>State, what is held and what leaves the network are kept; the rest is, where an operation outside the loop reads it.</summary>
    private static bool IsStored(int buffer, List<ElementwiseOperation> loop, Dictionary<int, int> readers, StepGraph graph) =>
        graph.Buffers[buffer].Kind is BufferKind.State or BufferKind.Held
        || graph.Ports.AreReadFrom(buffer)
        || (readers.TryGetValue(buffer, out int count) && count > loop.Sum(operation => operation.Reads.Count(read => read == buffer)));

    private static bool StartsBlock(StepOperation operation, List<StepOperation> block) =>
        SplitOf(operation) != SplitOf(block[0])
        || SplitOf(operation) == Split.ChunkResults
        || (SplitOf(operation) is Split.Results or Split.Channels && operation.Layer != block[0].Layer)
        || (SplitOf(operation) == Split.Operations && operation.Reads.Any(buffer => block.Any(earlier => earlier.Writes.Contains(buffer))))
        || (LeadsToProduct(operation) && block.Any(IsProduct));

    private static Split SplitOf(StepOperation operation) => operation switch
    {
        LinearWeightGradient or Conv2dWeightGradient or ConvTranspose2dWeightGradient or BiasGradient or LeakParameterGradient => Split.Results,
        GroupNormGradient or LayerNormGradient => Split.Results,
        TransformTiles => Split.ChunkSamples,
        WinogradWeightGradient => Split.ChunkResults,
        BatchNormStatistics or BatchNormGradient => Split.Channels,
        PackLinear or PackConv2d or StandardizeWeight or StandardizationGradient or PackLayerNorm or BatchNormRunning or PrepareLeak => Split.Operations,
        _ => Split.Samples,
    };

    private static bool IsProduct(StepOperation operation) =>
        operation is LinearProduct or LinearInputGradient or Conv2dProduct or Conv2dInputGradient
            or ConvTranspose2dProduct or ConvTranspose2dInputGradient;

    private static bool LeadsToProduct(StepOperation operation) => operation is Spread || IsProduct(operation);

    private static StepBlock BlockOf(List<StepOperation> operations, StepGraph graph)
    {
        IEnumerable<int> layers = operations.SelectMany(LayersOf).Distinct();
        string title = string.Join(", ", layers.Select(layer => graph.Wrapped.Layers[layer].Shaped.Title));
        bool isOfVectors = operations.Any(operation => operation is LinearProduct or LinearInputGradient)
            || operations.All(operation => operation is ElementwiseLoop or DrawMask or AddBias { Positions: 1 } || IsNormOfVector(operation));
        int samples = isOfVectors ? VectorsPerPiece : operations.Select(SamplesOf).Max();
        return new StepBlock(title, SplitOf(operations[0]), samples, operations.ToEquatableArray());
    }

    /// <summary>The samples of a piece, or of a chunk, that suit an operation on images.</summary>
    private static int SamplesOf(StepOperation operation) => operation switch
    {
        Conv2dProduct { IsWinograd: true } product => Winograd.SamplesOfPiece(product.Geometry),
        Conv2dInputGradient { IsWinograd: true } product => Winograd.SamplesOfPiece(product.Geometry),
        TransformTiles transform => Winograd.SamplesOfChunk(transform.Geometry),
        WinogradWeightGradient gradient => Winograd.SamplesOfChunk(gradient.Geometry),
        _ => 1,
    };

    private static bool IsNormOfVector(StepOperation operation) => operation is
        BatchNormMoments { Geometry.Positions: 1 } or BatchNormalize { Geometry.Positions: 1 }
        or BatchNormGradientSums { Geometry.Positions: 1 } or BatchNormInputGradient { Geometry.Positions: 1 }
        or GroupNormStatistics { Geometry.Positions: 1 } or GroupNormalize { Geometry.Positions: 1 }
        or GroupNormGradientSums { Geometry.Positions: 1 } or GroupNormInputGradient { Geometry.Positions: 1 }
        or LayerNormStatistics { Geometry.Positions: 1 } or LayerNormalize { Geometry.Positions: 1 }
        or LayerNormInputGradient { Geometry.Positions: 1 };

    /// <summary>The layers that a title names for an operation; a mask is named where it is applied, in the order of layers.</summary>
    private static IEnumerable<int> LayersOf(StepOperation operation) => operation switch
    {
        ElementwiseLoop loop => loop.Operations.Select(inner => inner.Layer),
        DrawMask => [],
        _ => [operation.Layer],
    };
}
