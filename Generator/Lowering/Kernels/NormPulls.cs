using Ottt.Generator.Lowering.Graph;
using Ottt.Generator.Lowering.Program;
using Ottt.Generator.Lowering.Program.Operations;
using Ottt.Generator.Models;

namespace Ottt.Generator.Lowering.Kernels;

/// <summary>
/// Finds what the gradient of a normalised group loses once for the group, where a processor does so on its way through the sample: the threads of a
/// kernel would each find it anew.
/// </summary>
internal static class NormPulls
{
    public static StepGraph Run(StepGraph graph)
    {
        List<ProgramBuffer> buffers = [.. graph.Buffers];
        EquatableArray<StepOperation> backward = graph.Backward.SelectMany(operation => Split(operation, buffers)).ToEquatableArray();
        return graph with { Backward = backward, Buffers = buffers.ToEquatableArray() };
    }

    private static StepOperation[] Split(StepOperation operation, List<ProgramBuffer> buffers)
    {
        switch (operation)
        {
            case GroupNormInputGradient o:
                int ofGroups = AddBuffer(o.InputGradient, 2 * o.Geometry.Groups, buffers);
                return [new GroupNormPull(o.Layer, o.Geometry, o.Statistics, o.Sums, o.Weight, ofGroups), o with { Pull = ofGroups }];
            case LayerNormInputGradient o:
                int ofSample = AddBuffer(o.InputGradient, 2, buffers);
                return [new LayerNormPull(o.Layer, o.Geometry, o.OutputGradient, o.Operand, o.Statistics, o.Weight, ofSample), o with { Pull = ofSample }];
            default:
                return [operation];
        }
    }

    private static int AddBuffer(int inputGradient, int count, List<ProgramBuffer> buffers)
    {
        ProgramBuffer like = buffers[inputGradient];
        buffers.Add(new ProgramBuffer(buffers.Count, like.Layer, like.Path, "pull_of_" + like.Role, BufferKind.Step, count, 1));
        return buffers.Count - 1;
    }
}
