using Ottt.Data;

namespace Ottt.Hdf5;

/// <summary>
/// Recordings of a Heidelberg data set as batches of frames, [T, 700] each: how often each channel fires in each time step, counted when a batch is read.
/// Each shuffled pass has its own order, which depends on the seed and on the number of the pass alone. A <see cref="FrameEncoder"/> gives the network one
/// frame at each time step.
/// </summary>
public sealed class HeidelbergBatches : IParallelBatchSource
{
    // Keeps these random numbers apart from others that are drawn from the same seed.
    private const ulong ShuffleStream = 0x436F_6368UL << 32;

    private readonly HeidelbergDataset _dataset;
    private readonly BatchOrder _order;
    private readonly bool _shuffle;
    private readonly ulong _seed;
    private readonly int _size;

    /// <summary>Makes a source of batches.</summary>
    /// <param name="dataset">The recordings.</param>
    /// <param name="timeSteps">The time steps of a sample, T, at least 1.</param>
    /// <param name="secondsPerStep">How long a time step is, above 0; what comes after the last one is left out. A spoken digit takes about a second.</param>
    /// <param name="batchSize">The recordings of a batch, at least 1; the last batch of a pass has what is left.</param>
    /// <param name="shuffle">Whether each pass has an order of its own, or all have the order of the data.</param>
    /// <param name="seed">The seed of the orders.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    /// <exception cref="OverflowException">The frames of a recording are more values than an array can hold.</exception>
    public HeidelbergBatches(HeidelbergDataset dataset, int timeSteps, double secondsPerStep, int batchSize, bool shuffle = false, ulong seed = 0)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentOutOfRangeException.ThrowIfLessThan(timeSteps, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(secondsPerStep);
        ArgumentOutOfRangeException.ThrowIfEqual(double.IsFinite(secondsPerStep), false, nameof(secondsPerStep));
        _dataset = dataset;
        _order = new BatchOrder(dataset.Count, batchSize, shuffle, seed, ShuffleStream);
        _shuffle = shuffle;
        _seed = seed;
        _size = checked(timeSteps * HeidelbergDataset.ChannelCount);
        SampleShape = [timeSteps, HeidelbergDataset.ChannelCount];
        SecondsPerStep = secondsPerStep;
        BatchSize = batchSize;
    }

    /// <inheritdoc/>
    public int Count => _dataset.Count;

    /// <inheritdoc/>
    public int BatchSize { get; }

    /// <inheritdoc/>
    public IReadOnlyList<int> SampleShape { get; }

    /// <summary>How long a time step is.</summary>
    public double SecondsPerStep { get; }

    /// <inheritdoc/>
    public void Begin(int epoch) => _order.Begin(epoch);

    /// <inheritdoc/>
    public int Read(Span<float> input, Span<int> labels)
    {
        ReadOnlySpan<int> batch = _order.Next(_size, input, labels);
        for (int sample = 0; sample < batch.Length; sample++)
        {
            CountSpikes(batch[sample], input.Slice(sample * _size, _size));
            labels[sample] = _dataset.Label(batch[sample]);
        }

        return batch.Length;
    }

    /// <inheritdoc/>
    public void Skip(int batches) => _order.Skip(batches);

    /// <inheritdoc/>
    public IBatchSource CreateReader() => new HeidelbergBatches(_dataset, SampleShape[0], SecondsPerStep, BatchSize, _shuffle, _seed);

    private void CountSpikes(int recording, Span<float> frames)
    {
        ReadOnlySpan<float> times = _dataset.Times(recording);
        ReadOnlySpan<ushort> channels = _dataset.Channels(recording);
        frames.Clear();
        for (int spike = 0; spike < times.Length; spike++)
        {
            double step = Math.Floor(times[spike] / SecondsPerStep);
            if (step < SampleShape[0]) frames[((int)step * HeidelbergDataset.ChannelCount) + channels[spike]]++;
        }
    }
}
