namespace Ottt.Cpu;

/// <summary>
/// An operation on a single sample whose parts all threads share: the batch is one piece then, and the other threads of the pool would wait for it. An object
/// belongs to the thread that calls the operation and is used again, so that a run allocates nothing.
/// </summary>
internal abstract class SharedWork
{
    /// <summary>The multiplications from which an operation is shared: some ten microseconds, of which waking a thread is a small part.</summary>
    private const long Worthwhile = 1 << 19;

    private readonly Action<int> _runPart;

    protected SharedWork() => _runPart = RunPart;

    /// <summary>The pool that an operation of a number of samples and multiplications may be shared in, or null.</summary>
    public static WorkerPool? PoolFor(int samples, long multiplications) => samples == 1 && multiplications >= Worthwhile ? WorkerPool.Idle : null;

    /// <summary>Runs the parts; returns when all are done.</summary>
    protected void RunParts(WorkerPool pool, int parts) => pool.Run(parts, _runPart);

    /// <summary>Runs a part; parts run at once and in any order.</summary>
    protected abstract void RunPart(int part);
}
