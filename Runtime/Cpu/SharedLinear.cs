namespace Ottt.Cpu;

/// <summary>The product of one vector, shared by panels of columns.</summary>
internal sealed class SharedLinear : SharedWork
{
    [ThreadStatic]
    private static SharedLinear? _ofThread;

    private LinearOperands _operands;

    /// <summary>Computes the product.</summary>
    /// <param name="pool">The pool.</param>
    /// <param name="operands">The operands.</param>
    public static void Run(WorkerPool pool, in LinearOperands operands)
    {
        SharedLinear work = _ofThread ??= new SharedLinear();
        work._operands = operands;
        work.RunParts(pool, Panels.Count(operands.Outputs));
    }

    /// <inheritdoc/>
    protected override void RunPart(int part) => Linear.MultiplyPanel(_operands, samples: 1, part);
}
