using Ottt.Numerics;

namespace Ottt.Data;

/// <summary>
/// In which order the samples of a pass are read, and how far it is: that of the data, or one of its own for each pass, which depends on the seed and on
/// the number of the pass alone.
/// </summary>
internal sealed class BatchOrder
{
    private readonly int[] _order;
    private readonly int _batchSize;
    private readonly bool _shuffle;
    private readonly ulong _seed;
    private readonly ulong _stream;
    private int _next;

    /// <summary>Begins with pass 0.</summary>
    /// <param name="count">The samples of a pass.</param>
    /// <param name="batchSize">The samples of a batch; the last one of a pass has what is left.</param>
    /// <param name="shuffle">Whether each pass has an order of its own.</param>
    /// <param name="seed">The seed of the orders.</param>
    /// <param name="stream">Keeps these random numbers apart from others that are drawn from the same seed; its low half is the number of the pass.</param>
    public BatchOrder(int count, int batchSize, bool shuffle, ulong seed, ulong stream)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        _order = new int[count];
        _batchSize = batchSize;
        _shuffle = shuffle;
        _seed = seed;
        _stream = stream;
        Begin(0);
    }

    /// <summary>The number of the pass.</summary>
    public int Epoch { get; private set; }

    /// <summary>The same orders, at the beginning of pass 0, for another reader.</summary>
    public BatchOrder Anew() => new(_order.Length, _batchSize, _shuffle, _seed, _stream);

    /// <summary>Goes to the first batch of a pass.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="epoch"/> is negative.</exception>
    public void Begin(int epoch)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(epoch);
        Epoch = epoch;
        _next = 0;
        for (int index = 0; index < _order.Length; index++) _order[index] = index;
        if (_shuffle) new PhiloxStream(_seed, _stream | (uint)epoch).Shuffle(_order);
    }

    /// <summary>The samples of the next batch, of which the pass is then behind.</summary>
    /// <param name="sampleSize">The values of a sample.</param>
    /// <param name="input">Where they will be put.</param>
    /// <param name="labels">Where their labels will be put.</param>
    /// <exception cref="ArgumentException">A span has too little room; the batch is still the next one.</exception>
    public ReadOnlySpan<int> Next(int sampleSize, ReadOnlySpan<float> input, ReadOnlySpan<int> labels)
    {
        int count = Math.Min(_batchSize, _order.Length - _next);
        long length = (long)count * sampleSize;
        if (input.Length < length) throw new ArgumentException($"A batch of {count} samples has {length} values; there is room for {input.Length}.", nameof(input));
        if (labels.Length < count) throw new ArgumentException($"A batch of {count} samples has as many labels; there is room for {labels.Length}.", nameof(labels));
        ReadOnlySpan<int> batch = _order.AsSpan(_next, count);
        _next += count;
        return batch;
    }

    /// <summary>Passes over batches.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="batches"/> is negative.</exception>
    public void Skip(int batches)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(batches);
        _next = (int)Math.Min(_order.Length, _next + ((long)batches * _batchSize));
    }
}
