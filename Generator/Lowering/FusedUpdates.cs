using Ottt.Generator.Lowering.Graph;
using Ottt.Generator.Lowering.Program;
using Ottt.Generator.Lowering.Program.Operations;
using Ottt.Generator.Models;

namespace Ottt.Generator.Lowering;

/// <summary>
/// A weight gradient that waits to be collected may be computed by the update that asks for it: rows of the gradient, of the weight, of its momentum and
/// of the packed weight meet in the cache, and the gradient never reaches memory.
/// </summary>
internal static class FusedUpdates
{
    /// <summary>A smaller weight stays in the cache between its gradient and its update anyway.</summary>
    private const int WorthwhileElements = 1 << 14;

    public static StepGraph Run(StepGraph graph)
    {
        var buffers = graph.Buffers.ToList();
        return graph with { Collect = graph.Collect.Select(Fused).ToEquatableArray(), Buffers = buffers.ToEquatableArray() };

        StepOperation Fused(StepOperation operation)
        {
            if (operation is not LinearWeightGradient { Weight.IsDerived: false } gradient || !IsWorthwhile(gradient.Geometry) || PackedOf(gradient) is not { } packed) return operation;

            // An update may come between a step forward and its way back, whose buffers stay as they are.
            int columns = Add(gradient, "columns", BufferKind.Held, PackedSizes.UpdateColumns(gradient.Geometry));
            int rows = Add(gradient, "gradient_rows", BufferKind.Scratch, PackedSizes.UpdateRows(gradient.Geometry));
            return gradient with { Update = new FusedUpdate(packed, columns, rows) };
        }

        int? PackedOf(LinearWeightGradient gradient) => graph.Hold.Concat(graph.Train).OfType<LinearProduct>()
            .Where(product => product.Weight == gradient.Weight)
            .Select(product => (int?)product.Packed)
            .FirstOrDefault();

        int Add(LinearWeightGradient gradient, string role, BufferKind kind, int floats)
        {
            buffers.Add(new ProgramBuffer(buffers.Count, gradient.Layer, graph.Wrapped.Layers[gradient.Layer].Shaped.Placed.Path, role, kind, floats, 1));
            return buffers.Count - 1;
        }
    }

    /// <summary>Rows of a weight whose columns have another order than the inputs are not rows of its packed form.</summary>
    private static bool IsWorthwhile(LinearGeometry geometry) =>
        (geometry.InChannels == 1 || geometry.InPositions == 1) && (long)geometry.InFeatures * geometry.OutFeatures >= WorthwhileElements;
}
