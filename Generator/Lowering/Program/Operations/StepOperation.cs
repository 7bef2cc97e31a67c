using Ottt.Generator.Models;

namespace Ottt.Generator.Lowering.Program.Operations;

/// <summary>
/// An operation of a time step. Operands are indices of the program's buffers and parameters; the lists of what is read and written
/// are all that liveness, fusion and the verifier know about it.
/// </summary>
/// <param name="Layer">The layer it belongs to.</param>
internal abstract record StepOperation(int Layer)
{
    /// <summary>The buffers whose contents it needs.</summary>
    public abstract IEnumerable<int> Reads { get; }

    /// <summary>The buffers that it fills or adds to.</summary>
    public abstract IEnumerable<int> Writes { get; }

    /// <summary>The buffers that it reads or writes.</summary>
    public IEnumerable<int> Touches => Reads.Concat(Writes);

    /// <summary>The parameters whose gradient it adds to.</summary>
    public virtual IEnumerable<int> Gradients => [];

    /// <summary>The buffers of the network, such as running statistics, that it changes; it is never without effect then.</summary>
    public virtual IEnumerable<int> Updates => [];

    /// <summary>The buffers of the network that it reads and does not change.</summary>
    public virtual IEnumerable<int> Consults => [];

    /// <summary>The name for a reader of the program.</summary>
    public abstract string Name { get; }
}

/// <summary>An operation that treats every element alike; neighbours are merged into one loop.</summary>
internal abstract record ElementwiseOperation(int Layer) : StepOperation(Layer);

/// <summary>Elementwise operations over the same elements in one pass over memory: what they hand to each other stays in registers.</summary>
/// <param name="Layer">The first layer.</param>
/// <param name="Count">The elements of a sample.</param>
/// <param name="Operations">The operations, in order.</param>
/// <param name="Stored">The results that someone else reads.</param>
internal sealed record ElementwiseLoop(
    int Layer, int Count, EquatableArray<ElementwiseOperation> Operations, EquatableArray<int> Stored) : StepOperation(Layer)
{
    public override IEnumerable<int> Reads => Operations
        .SelectMany((operation, index) => operation.Reads.Where(buffer => !Operations.Take(index).Any(earlier => earlier.Writes.Contains(buffer))))
        .Distinct();

    public override IEnumerable<int> Writes => Stored;

    public override string Name => "loop";
}
