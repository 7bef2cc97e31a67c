using Ottt.Numerics;

namespace Ottt.Data.Events;

/// <summary>
/// Recordings as batches of frames, [T, 2, height, width] each, which are made of the events when a batch is read, so that the data set stays as
/// small as its events. Each shuffled pass has its own order, which depends on the seed and on the number of the pass alone. A
/// <see cref="FrameEncoder"/> gives the network one frame at each time step.
/// </summary>
public sealed class EventBatches : IParallelBatchSource
{
    // Keeps these random numbers apart from others that are drawn from the same seed.
    private const ulong ShuffleStream = 0x4576_656EUL << 32;
    private const ulong ShiftKey = 0x5368_6966_7400_0000;

    private readonly LabelledRecordings _recordings;
    private readonly EventFraming _framing;
    private readonly PhiloxStream _shiftRandom;
    private readonly BatchOrder _order;
    private readonly bool _shuffle;
    private readonly ulong _seed;
    private readonly int _size;

    /// <summary>Makes a source of batches.</summary>
    /// <param name="recordings">The recordings.</param>
    /// <param name="framing">How their events become frames.</param>
    /// <param name="batchSize">The recordings of a batch, at least 1; the last batch of a pass has what is left.</param>
    /// <param name="shuffle">Whether each pass has an order of its own, or all have the order of the data.</param>
    /// <param name="seed">The seed of the orders and of the shifts.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    /// <exception cref="OverflowException">The frames of a recording are more values than an array can hold.</exception>
    public EventBatches(LabelledRecordings recordings, EventFraming framing, int batchSize, bool shuffle = false, ulong seed = 0)
    {
        ArgumentNullException.ThrowIfNull(recordings);
        ArgumentNullException.ThrowIfNull(framing);
        _recordings = recordings;
        _framing = framing;
        _shuffle = shuffle;
        _seed = seed;
        _shiftRandom = new PhiloxStream(seed ^ ShiftKey, 0);
        _order = new BatchOrder(recordings.Count, batchSize, shuffle, seed, ShuffleStream);
        BatchSize = batchSize;
        SampleShape = framing.Shape(recordings.Width, recordings.Height);
        _size = SampleShape.Aggregate(1, (product, size) => checked(product * size));
    }

    /// <inheritdoc/>
    public int Count => _recordings.Count;

    /// <inheritdoc/>
    public int BatchSize { get; }

    /// <inheritdoc/>
    public IReadOnlyList<int> SampleShape { get; }

    /// <summary>
    /// How far a recording is moved at most along either axis, in pixels of the sensor, each whole distance equally likely; what leaves the sensor
    /// is lost. The distances depend on the seed, the number of the pass and the recording alone. 0 by default: nothing is moved.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or above <see cref="CameraEvent.LargestSensor"/>.</exception>
    public int MaximumShift
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, CameraEvent.LargestSensor);
            field = value;
        }
    }

    /// <inheritdoc/>
    public void Begin(int epoch) => _order.Begin(epoch);

    /// <inheritdoc/>
    public int Read(Span<float> input, Span<int> labels)
    {
        ReadOnlySpan<int> batch = _order.Next(_size, input, labels);
        for (int sample = 0; sample < batch.Length; sample++)
        {
            (int right, int down) = ShiftOf(batch[sample]);
            _framing.Integrate(_recordings.Recording(batch[sample]), input.Slice(sample * _size, _size), right, down);
            labels[sample] = _recordings.Label(batch[sample]);
        }

        return batch.Length;
    }

    /// <inheritdoc/>
    public void Skip(int batches) => _order.Skip(batches);

    /// <inheritdoc/>
    public IBatchSource CreateReader() =>
        new EventBatches(_recordings, _framing, BatchSize, _shuffle, _seed) { MaximumShift = MaximumShift };

    private (int Right, int Down) ShiftOf(int recording)
    {
        if (MaximumShift == 0) return (0, 0);
        _shiftRandom.Begin(((ulong)(uint)_order.Epoch << 32) | (uint)recording);
        int right = _shiftRandom.Next((2 * MaximumShift) + 1) - MaximumShift;
        return (right, _shiftRandom.Next((2 * MaximumShift) + 1) - MaximumShift);
    }
}
