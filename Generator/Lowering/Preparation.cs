using Ottt.Generator.Lowering.Program.Operations;
using Ottt.Generator.Models;

namespace Ottt.Generator.Lowering;

/// <summary>
/// Orders what follows a change of the parameters: a weight that is made from a parameter is packed right behind it, so that it need not be kept while
/// those of other layers are made.
/// </summary>
internal static class Preparation
{
    /// <param name="made">What makes weights and rates from parameters.</param>
    /// <param name="packed">What packs weights.</param>
    public static EquatableArray<StepOperation> Run(IEnumerable<StepOperation> made, EquatableArray<StepOperation> packed)
    {
        var ordered = new List<StepOperation>();
        foreach (StepOperation operation in made)
        {
            ordered.Add(operation);
            ordered.AddRange(packed.Where(pack => pack.Reads.Intersect(operation.Writes).Any()));
        }

        return ordered.Concat(packed.Except(ordered)).ToEquatableArray();
    }
}
