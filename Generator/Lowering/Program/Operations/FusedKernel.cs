using Ottt.Generator.Models;

namespace Ottt.Generator.Lowering.Program.Operations;

/// <summary>
/// One kernel of a GPU over the elements of the samples: each thread takes an element through all operations, and what they hand to each other stays
/// in its registers. The first operation may be a product, whose results are the elements.
/// </summary>
/// <param name="Layer">The first layer.</param>
/// <param name="Count">The elements of a sample.</param>
/// <param name="Operations">The operations, in order.</param>
/// <param name="Stored">The results at the element that someone else reads.</param>
internal sealed record FusedKernel(int Layer, int Count, EquatableArray<StepOperation> Operations, EquatableArray<int> Stored) : StepOperation(Layer)
{
    public override IEnumerable<int> Reads => Operations
        .SelectMany((operation, index) => operation.Reads.Where(buffer => !Operations.Take(index).Any(earlier => earlier.Writes.Contains(buffer))))
        .Distinct();

    public override IEnumerable<int> Writes => Stored;

    public override string Name => "kernel";
}
