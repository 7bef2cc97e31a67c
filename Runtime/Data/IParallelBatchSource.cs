namespace Ottt.Data;

/// <summary>
/// A source whose batches several threads can make at the same time, each with a reader of its own, as <see cref="PrefetchedBatches"/> does. What a
/// batch contains depends on the number of the pass and on its place in it alone, whichever reader makes it.
/// </summary>
public interface IParallelBatchSource : IBatchSource
{
    /// <summary>
    /// Makes a source of the same batches with a place of its own in them. It shares nothing that changes with this one or with other readers;
    /// its <see cref="IBatchSource.Skip"/> passes over batches without making them.
    /// </summary>
    IBatchSource CreateReader();
}
