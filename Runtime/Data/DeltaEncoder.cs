namespace Ottt.Data;

/// <summary>
/// A spike where a value has changed by the threshold or more since the last spike there, as a pixel of an event camera makes them: with the level L, which
/// is x[0] at first, step t has a positive spike where x[t] - L &gt;= threshold and a negative one where L - x[t] &gt;= threshold, and after either
/// L = x[t]. Step 0 has none. It is send-on-delta sampling (Miskowicz, Sensors 6, 2006); snnTorch's <c>spikegen.delta</c> has x[t - 1] in
/// the place of L, so that slow changes never spike. Samples are values over time, [T, frame shape].
/// </summary>
public sealed class DeltaEncoder : Encoder
{
    private readonly FrameEncoder _frames;
    private float[] _levels = [];
    private float[] _spikes = [];
    private (long FirstSample, int Batch, int TimeStep) _last = (0, 0, -1);

    /// <summary>Makes an encoder.</summary>
    /// <param name="frameCount">The number of frames of a sample, T, at least 1.</param>
    /// <param name="threshold">The change that makes a spike: finite, greater than 0.</param>
    /// <param name="isSigned">
    /// Whether spikes are 1 and -1, [batch, frame shape]. By default both are 1, [batch, 2, frame shape], the negative ones in channel 0 and the positive ones in
    /// channel 1, as off and on events are in <see cref="Events.EventFraming"/>.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public DeltaEncoder(int frameCount, float threshold, bool isSigned = false)
    {
        if (threshold is not (> 0 and < float.PositiveInfinity))
        {
            throw new ArgumentOutOfRangeException(nameof(threshold), threshold, "threshold must be finite and greater than 0.");
        }

        _frames = new FrameEncoder(frameCount);
        Threshold = threshold;
        IsSigned = isSigned;
    }

    /// <summary>The number of frames of a sample, T.</summary>
    public int FrameCount => _frames.FrameCount;

    /// <summary>The change that makes a spike.</summary>
    public float Threshold { get; }

    /// <summary>Whether negative spikes are -1, rather than 1 in a channel of their own.</summary>
    public bool IsSigned { get; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The values are no whole number for each frame of the batch, or no batch was begun.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Samples have no frame for this time step.</exception>
    public override ReadOnlySpan<float> Encode(ReadOnlySpan<float> samples, int timeStep)
    {
        if (Batch > 0) _frames.Begin(FirstSample, Batch);

        // Steps come one after another as a rule; where they do not, what led to this one is done again.
        bool isNext = timeStep > 0 && _last == (FirstSample, Batch, timeStep - 1);
        for (int step = isNext ? timeStep : 0; step < timeStep; step++) Advance(_frames.Encode(samples, step), step);
        ReadOnlySpan<float> frame = _frames.Encode(samples, timeStep);
        Advance(frame, timeStep);
        _last = (FirstSample, Batch, timeStep);
        return _spikes.AsSpan(0, frame.Length * (IsSigned ? 1 : 2));
    }

    private void Advance(ReadOnlySpan<float> frame, int step)
    {
        if (_levels.Length < frame.Length)
        {
            _levels = new float[frame.Length];
            _spikes = new float[frame.Length * (IsSigned ? 1 : 2)];
        }

        if (step == 0) frame.CopyTo(_levels);
        int size = frame.Length / Batch;
        for (int sample = 0; sample < Batch; sample++)
        {
            Span<float> levels = _levels.AsSpan(sample * size, size);
            ReadOnlySpan<float> values = frame.Slice(sample * size, size);
            if (IsSigned) Compare(values, levels, default, _spikes.AsSpan(sample * size, size));
            else Compare(values, levels, _spikes.AsSpan(2 * sample * size, size), _spikes.AsSpan(((2 * sample) + 1) * size, size));
        }
    }

    /// <summary>The spikes of a sample; without a place of their own negative ones are -1 in that of the positive ones.</summary>
    private void Compare(ReadOnlySpan<float> values, Span<float> levels, Span<float> negative, Span<float> positive)
    {
        for (int index = 0; index < values.Length; index++)
        {
            float change = values[index] - levels[index];
            bool grew = change >= Threshold, fell = change <= -Threshold;
            if (grew || fell) levels[index] = values[index];
            positive[index] = grew ? 1 : fell && negative.IsEmpty ? -1 : 0;
            if (!negative.IsEmpty) negative[index] = fell ? 1 : 0;
        }
    }
}
