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
    /// <summary>How many kernels back an operation looks for the one that it continues.</summary>
    private const int FarthestKernel = 8;

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
        ILookup<int, StepOperation> readers = operations.Concat(later).SelectMany(operation => operation.Reads.Select(buffer => (buffer, operation))).ToLookup(read => read.buffer, read => read.operation);
        return kernels.Select(kernel => kernel.Close(readers, graph)).ToEquatableArray();
    }

    private static void Place(List<OpenKernel> kernels, StepOperation[] operations, StepGraph graph)
    {
        for (int index = kernels.Count - 1; index >= Math.Max(0, kernels.Count - FarthestKernel); index--)
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
