using Ottt.Generator.Lowering.Graph;
using Ottt.Generator.Lowering.Program;
using Ottt.Generator.Lowering.Program.Operations;
using Ottt.Generator.Models;

namespace Ottt.Generator.Lowering;

/// <summary>
/// Products of a <c>Linear</c> with an operand that may hold many zeros get the kernel that leaves out their terms. How many there are shows only when
/// the network runs, so the kernel counts; where an operand can have none, or a product is too narrow to win, nothing is counted.
/// </summary>
internal static class EventProducts
{
    // The kernels of the runtime have the same limits.
    private const int WorthwhileColumns = 64;
    private const int WorthwhileRows = 96;

    public static StepGraph Run(StepGraph graph)
    {
        var zeros = new OperandsWithZeros(graph);
        var buffers = graph.Buffers.ToList();
        return graph with
        {
            Hold = Rewrite(graph.Hold),
            Train = Rewrite(graph.Train),
            Evaluate = Rewrite(graph.Evaluate),
            Backward = Rewrite(graph.Backward),
            Collect = Rewrite(graph.Collect),
            Buffers = buffers.ToEquatableArray(),
        };

        EquatableArray<StepOperation> Rewrite(EquatableArray<StepOperation> operations) => operations.Select(OfEvents).ToEquatableArray();

        StepOperation OfEvents(StepOperation operation) => operation switch
        {
            LinearProduct o when o.Geometry.OutFeatures >= WorthwhileColumns && zeros.May(o.Input) =>
                o with { Events = Lists(o.Layer, "events", o.Geometry.InFeatures) },
            LinearInputGradient o when o.Geometry.InFeatures >= WorthwhileColumns && zeros.May(o.OutputGradient) =>
                o with { Events = Lists(o.Layer, "gradient_events", o.Geometry.OutFeatures) },
            LinearWeightGradient o when o.Geometry.OutFeatures >= WorthwhileRows && zeros.May(o.Operand) => o with { SkipsZeros = true },
            _ => operation,
        };

        // A layer in training and the same in evaluation have one scratch; so have spike and trace of a pair.
        int Lists(int layer, string role, int elements)
        {
            int known = buffers.FindIndex(buffer => buffer.Layer == layer && buffer.Role == role);
            if (known >= 0) return known;
            buffers.Add(new ProgramBuffer(buffers.Count, layer, graph.Wrapped.Layers[layer].Shaped.Placed.Path, role, BufferKind.Scratch, PackedSizes.Events(elements), 1));
            return buffers.Count - 1;
        }
    }
}
