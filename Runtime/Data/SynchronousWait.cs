namespace Ottt.Data;

/// <summary>Waits on the calling thread for what is asynchronous, without allocating. One thread at a time may use it.</summary>
internal sealed class SynchronousWait : IDisposable
{
    private readonly ManualResetEventSlim _done = new();
    private readonly Action _set;

    public SynchronousWait() => _set = _done.Set;

    /// <summary>The result of a task, once it has one; throws what the task ended with instead.</summary>
    public bool For(ValueTask<bool> task)
    {
        var awaiter = task.ConfigureAwait(false).GetAwaiter();
        if (!awaiter.IsCompleted)
        {
            _done.Reset();
            awaiter.UnsafeOnCompleted(_set);
            _done.Wait();
        }

        return awaiter.GetResult();
    }

    public void Dispose() => _done.Dispose();
}
