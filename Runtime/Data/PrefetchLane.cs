using System.Threading.Channels;

namespace Ottt.Data;

/// <summary>A worker that makes every n-th batch of a pass, with the batches that it has ready and the buffers that it may fill.</summary>
/// <param name="reader">Makes the batches; this worker's own.</param>
/// <param name="ahead">The number of buffers.</param>
/// <param name="sampleSize">The number of values of a sample.</param>
/// <param name="worker">The number of the worker, from 0.</param>
/// <param name="workers">The number of workers, n.</param>
internal sealed class PrefetchLane(IBatchSource reader, int ahead, int sampleSize, int worker, int workers) : IDisposable
{
    private readonly SynchronousWait _consumer = new();
    private readonly SynchronousWait _producer = new();
    private PreparedBatch[]? _buffers;
    private Channel<PreparedBatch> _free = Bounded(ahead);
    private Channel<PreparedBatch> _ready = Bounded(ahead);
    private Thread? _thread;
    private volatile bool _isStopping;

    /// <summary>Begins to make the batches <paramref name="first"/> + worker, + n, + 2n and so on of a pass.</summary>
    public void Start(int epoch, int first)
    {
        _buffers ??= [.. Enumerable.Range(0, ahead).Select(_ => new PreparedBatch(new float[checked(reader.BatchSize * sampleSize)], new int[reader.BatchSize]))];
        _free = Bounded(ahead);
        _ready = Bounded(ahead);
        foreach (PreparedBatch buffer in _buffers) _free.Writer.TryWrite(buffer);
        _isStopping = false;
        _thread = new Thread(() => Run(epoch, first)) { IsBackground = true, Name = $"batches {worker}" };
        _thread.Start();
    }

    /// <summary>The next batch, once it is ready; it stays the next one until <see cref="Free"/>. Null where the worker has no more.</summary>
    /// <remarks>Throws what was thrown where the batch was made.</remarks>
    public PreparedBatch? Ready() => _consumer.For(_ready.Reader.WaitToReadAsync()) && _ready.Reader.TryPeek(out PreparedBatch? batch) ? batch : null;

    /// <summary>Gives the batch that <see cref="Ready"/> told back to the worker.</summary>
    public void Free()
    {
        if (_ready.Reader.TryRead(out PreparedBatch? batch)) _free.Writer.TryWrite(batch);
    }

    public void AskToStop()
    {
        _isStopping = true;
        _free.Writer.TryComplete();
    }

    public void WaitForStop()
    {
        _thread?.Join();
        _thread = null;
    }

    /// <summary>Ends what waits; the worker has stopped.</summary>
    public void Dispose()
    {
        _consumer.Dispose();
        _producer.Dispose();
    }

    // The waiting side is only ever woken by an event, so it may be woken at once.
    private static Channel<PreparedBatch> Bounded(int capacity) => Channel.CreateBounded<PreparedBatch>(
        new BoundedChannelOptions(capacity) { SingleReader = true, SingleWriter = true, AllowSynchronousContinuations = true });

    private void Run(int epoch, int first)
    {
        Exception? problem = null;
        try
        {
            reader.Begin(epoch);
            reader.Skip(first + worker);
            while (!_isStopping && _producer.For(_free.Reader.WaitToReadAsync()) && _free.Reader.TryRead(out PreparedBatch? batch))
            {
                batch.Count = reader.Read(batch.Input, batch.Labels);
                if (batch.Count == 0) break;
                _ready.Writer.TryWrite(batch);
                reader.Skip(workers - 1);
            }
        }
        catch (Exception thrown)
        {
            problem = thrown;
        }

        _ready.Writer.TryComplete(problem);
    }
}

/// <summary>A batch that was made ahead, or the memory for one.</summary>
/// <param name="input">The samples, one after another.</param>
/// <param name="labels">The class of each.</param>
internal sealed class PreparedBatch(float[] input, int[] labels)
{
    public float[] Input { get; } = input;

    public int[] Labels { get; } = labels;

    /// <summary>The number of samples.</summary>
    public int Count { get; set; }
}
