using Ottt.Generator.Lowering.Graph;
using Ottt.Generator.Lowering.Program;
using Ottt.Generator.Lowering.Program.Operations;
using Ottt.Generator.Models;

namespace Ottt.Generator.Lowering.Kernels;

/// <summary>A kernel that further operations may still join.</summary>
internal sealed class OpenKernel
{
    private readonly bool _isOverElements;
    private readonly int _count;

    public OpenKernel(IEnumerable<StepOperation> operations, StepGraph graph)
    {
        Operations = [.. operations];
        StepOperation first = Operations[0];
        _isOverElements = ElementAccess.IsOverElements(first) || ElementAccess.IsProduct(first);
        _count = _isOverElements ? ElementAccess.CountOf(first, graph.Buffers) : 0;
    }

    public List<StepOperation> Operations { get; }

    /// <summary>Whether operations go on with what this kernel does at an element.</summary>
    public bool Takes(StepOperation[] operations, StepGraph graph)
    {
        // Behind a product only what goes on with its results; it has better to do than to carry what merely reads the same.
        var shared = new HashSet<int>(Operations.SelectMany(operation => ElementAccess.IsProduct(Operations[0]) ? operation.Writes : operation.Touches));
        return _isOverElements && operations.SelectMany(operation => operation.Touches).Any(shared.Contains) && operations.All(operation => Takes(operation, graph));
    }

    /// <summary>Whether operations need what this kernel leaves, or overwrite what it needs.</summary>
    public bool MustPrecede(StepOperation[] operations)
    {
        var written = new HashSet<int>(Operations.SelectMany(operation => operation.Writes));
        var touched = new HashSet<int>(Operations.SelectMany(operation => operation.Touches));
        return operations.Any(operation => operation.Reads.Any(written.Contains) || operation.Writes.Any(touched.Contains));
    }

    /// <summary>The kernel as a block of the program.</summary>
    /// <param name="readers">For each buffer the operations that read it before it is written again.</param>
    /// <param name="graph">The graph.</param>
    public StepBlock Close(ILookup<int, StepOperation> readers, StepGraph graph)
    {
        string title = string.Join(", ", Operations.Where(operation => operation is not DrawMask || Operations.Count == 1).Select(operation => operation.Layer).Distinct()
            .Select(layer => graph.Wrapped.Layers[layer].Shaped.Title));
        if (!_isOverElements) return new StepBlock(title, SplitOf(Operations[0]), 1, Operations.ToEquatableArray());
        EquatableArray<int> stored = Operations
            .SelectMany(operation => operation.Writes)
            .Distinct()
            .Where(buffer => readers[buffer].Any(reader => !Operations.Exists(own => ReferenceEquals(own, reader))) || graph.Buffers[buffer].Kind is BufferKind.State or BufferKind.Held or BufferKind.External || graph.Ports.AreReadFrom(buffer))
            .ToEquatableArray();
        return new StepBlock(title, Split.Samples, 1, EquatableArray.Of<StepOperation>(new FusedKernel(Operations[0].Layer, _count, Operations.ToEquatableArray(), stored)));
    }

    private bool Takes(StepOperation operation, StepGraph graph)
    {
        if (!ElementAccess.IsOverElements(operation)) return false;
        if (ElementAccess.CountOf(operation, graph.Buffers) != _count) return ContinuesBehindBorder(operation, graph);
        var written = new HashSet<int>(Operations.SelectMany(earlier => earlier.Writes));
        var gathered = new HashSet<int>(Operations.SelectMany(ElementAccess.Gathered));
        var scattered = new HashSet<int>(Operations.SelectMany(ElementAccess.Scattered));
        return !ElementAccess.Gathered(operation).Any(written.Contains)
            && !operation.Writes.Any(gathered.Contains)
            && !operation.Touches.Any(scattered.Contains)
            && !ElementAccess.Scattered(operation).Any(buffer => Operations.Any(earlier => earlier.Touches.Contains(buffer)));
    }

    /// <summary>The trace of a bordered image begins with zeros and gets none but those of the image, so the border needs no threads.</summary>
    private bool ContinuesBehindBorder(StepOperation operation, StepGraph graph) =>
        operation is TraceStep trace
        && graph.Buffers[trace.Trace] is { Kind: BufferKind.State, Start: 0 }
        && Operations.OfType<Spread>().Any(spread => spread.Output == trace.Input && spread.Purpose == SpreadPurpose.Border)
        && !Operations.Any(earlier => earlier.Touches.Contains(trace.Trace));

    private static Split SplitOf(StepOperation operation) => operation switch
    {
        BatchNormStatistics or BatchNormGradient => Split.Channels,
        PackLinear or PackConv2d or StandardizeWeight or StandardizationGradient or PackLayerNorm or BatchNormRunning or PrepareLeak => Split.Operations,
        LinearWeightGradient or Conv2dWeightGradient or ConvTranspose2dWeightGradient or BiasGradient or LeakParameterGradient
            or GroupNormGradient or LayerNormGradient => Split.Results,
        _ => Split.Samples,
    };
}
