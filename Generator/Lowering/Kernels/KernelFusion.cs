using Ottt.Generator.Lowering.Graph;
using Ottt.Generator.Lowering.Program;
using Ottt.Generator.Lowering.Program.Operations;
using Ottt.Generator.Models;

namespace Ottt.Generator.Lowering.Kernels;

/// <summary>
/// Puts operations together to kernels of a GPU. An operation joins the last kernel that it continues at the same elements, also past kernels that
/// have nothing to do with it; a mask is drawn where it is first applied.
/// </summary>
internal static class KernelFusion
{
    /// <param name="operations">The operations of a phase.</param>
    /// <param name="later">What runs after them, before they run again.</param>
    /// <param name="graph">The graph that both are of.</param>
    public static EquatableArray<StepBlock> Run(EquatableArray<StepOperation> operations, IEnumerable<StepOperation> later, StepGraph graph)
    {
        var kernels = new List<OpenKernel>();
        var masks = new List<DrawMask>();
        foreach (StepOperation operation in operations)
        {
            if (operation is DrawMask mask)
            {
                masks.Add(mask);
                continue;
            }

            List<DrawMask> drawn = [.. masks.Where(candidate => operation.Reads.Contains(candidate.Mask))];
            masks.RemoveAll(drawn.Contains);
            Place(kernels, [.. drawn, operation], graph);
        }

        foreach (DrawMask mask in masks) Place(kernels, [mask], graph);
        StepOperation[] outside = [.. later];
        return kernels.Select(kernel => kernel.Close(kernels.Where(other => other != kernel).SelectMany(other => other.Operations).Concat(outside), graph)).ToEquatableArray();
    }

    private static void Place(List<OpenKernel> kernels, StepOperation[] operations, StepGraph graph)
    {
        for (int index = kernels.Count - 1; index >= 0; index--)
        {
            if (kernels[index].Takes(operations, graph))
            {
                kernels[index].Operations.AddRange(operations);
                return;
            }

            if (kernels[index].MustPrecede(operations)) break;
        }

        kernels.Add(new OpenKernel(operations, graph));
    }
}
