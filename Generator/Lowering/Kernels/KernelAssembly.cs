using Ottt.Generator.Lowering.Graph;
using Ottt.Generator.Lowering.Program;
using Ottt.Generator.Lowering.Program.Operations;
using Ottt.Generator.Models;

namespace Ottt.Generator.Lowering.Kernels;

/// <summary>From single operations to kernels over planned memory. What stays within a kernel has registers, and no memory.</summary>
internal static class KernelAssembly
{
    public static Result<StepProgram> Run(StepGraph graph)
    {
        StepGraph pulled = NormPulls.Run(graph);
        StepGraph summed = pulled with
        {
            Backward = pulled.Backward.Select(WithoutAccumulators).ToEquatableArray(),
            Collect = graph.Collect.Select(WithoutAccumulators).ToEquatableArray(),
        };
        ProgramPhases phases = ProgramPhases.Of(summed, KernelFusion.Run);
        return BufferPlanning.Run(summed, phases, hasPieceMemory: false).Then(memory => Result<StepProgram>.Of(LoweringPass.Program(summed, phases, memory)));
    }

    /// <summary>A processor sums a weight gradient in the order in which it multiplies; a kernel has registers for that.</summary>
    private static StepOperation WithoutAccumulators(StepOperation operation) => operation switch
    {
        Conv2dWeightGradient o => o with { Accumulators = -1 },
        ConvTranspose2dWeightGradient o => o with { Accumulators = -1 },
        _ => operation,
    };
}
