namespace Ottt.Data;

/// <summary>
/// Makes the batches of a source ahead of their use, on threads of its own, and gives them out in the order of the source: the same numbers for any
/// number of workers. Each worker has a bounded channel of batches that are ready and one of buffers that are free, so that memory for
/// workers x ahead batches is taken once; from then on reading allocates nothing. What goes wrong in a worker is thrown where its batch would have been read.
/// </summary>
public sealed class PrefetchedBatches : IBatchSource, IDisposable
{
    private readonly IBatchSource _source;
    private readonly PrefetchLane[] _lanes;
    private readonly int _sampleSize;
    private int _epoch;
    private int _first;
    private int _next;
    private bool _isRunning;
    private bool _isDisposed;

    /// <summary>Makes a source that is ahead of another one. The workers start with the first batch that is read.</summary>
    /// <param name="source">The source of the batches. It is not disposed of with this one.</param>
    /// <param name="workers">The number of threads that make batches, at least 1.</param>
    /// <param name="ahead">The batches that each of them may have ready or in the making, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is less than 1.</exception>
    /// <exception cref="OverflowException">A batch is more values than an array can hold.</exception>
    public PrefetchedBatches(IParallelBatchSource source, int workers = 1, int ahead = 2)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentOutOfRangeException.ThrowIfLessThan(workers, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(ahead, 1);
        _source = source;
        _sampleSize = source.SampleShape.Aggregate(1, (product, size) => checked(product * size));
        _lanes = new PrefetchLane[workers];
        for (int worker = 0; worker < workers; worker++) _lanes[worker] = new PrefetchLane(source.CreateReader(), ahead, _sampleSize, worker, workers);
    }

    /// <inheritdoc/>
    public int Count => _source.Count;

    /// <inheritdoc/>
    public int BatchSize => _source.BatchSize;

    /// <inheritdoc/>
    public int BatchCount => _source.BatchCount;

    /// <inheritdoc/>
    public IReadOnlyList<int> SampleShape => _source.SampleShape;

    /// <inheritdoc/>
    /// <remarks>A pass that is not at its end is given up; what its workers are at is finished first.</remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="epoch"/> is negative.</exception>
    /// <exception cref="ObjectDisposedException">The source was disposed of.</exception>
    public void Begin(int epoch)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        ArgumentOutOfRangeException.ThrowIfNegative(epoch);
        Stop();
        _epoch = epoch;
        _next = 0;
    }

    /// <inheritdoc/>
    /// <exception cref="ObjectDisposedException">The source was disposed of.</exception>
    public int Read(Span<float> input, Span<int> labels)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (_next >= BatchCount)
        {
            Stop();
            return 0;
        }

        if (!_isRunning) Start();
        PrefetchLane lane = _lanes[(_next - _first) % _lanes.Length];
        if (lane.Ready() is not { } batch) return 0;
        int length = batch.Count * _sampleSize;
        if (input.Length < length)
        {
            throw new ArgumentException($"A batch of {batch.Count} samples has {length} values; there is room for {input.Length}.", nameof(input));
        }

        if (labels.Length < batch.Count)
        {
            throw new ArgumentException($"A batch of {batch.Count} samples has as many labels; there is room for {labels.Length}.", nameof(labels));
        }

        batch.Input.AsSpan(0, length).CopyTo(input);
        batch.Labels.AsSpan(0, batch.Count).CopyTo(labels);
        int count = batch.Count;
        lane.Free();
        _next++;
        return count;
    }

    /// <inheritdoc/>
    /// <exception cref="ObjectDisposedException">The source was disposed of.</exception>
    public void Skip(int batches)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        ArgumentOutOfRangeException.ThrowIfNegative(batches);
        if (batches == 0) return;
        Stop();
        _next = (int)Math.Min(BatchCount, (long)_next + batches);
    }

    /// <summary>Ends the workers; what they are at is finished first. Nothing can be read afterwards.</summary>
    public void Dispose()
    {
        if (_isDisposed) return;
        Stop();
        foreach (PrefetchLane lane in _lanes) lane.Dispose();
        _isDisposed = true;
    }

    private void Start()
    {
        _first = _next;
        _isRunning = true;
        foreach (PrefetchLane lane in _lanes) lane.Start(_epoch, _first);
    }

    private void Stop()
    {
        // All are told before any is waited for.
        foreach (PrefetchLane lane in _lanes) lane.AskToStop();
        foreach (PrefetchLane lane in _lanes) lane.WaitForStop();
        _isRunning = false;
    }
}
