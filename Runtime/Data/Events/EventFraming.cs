namespace Ottt.Data.Events;

/// <summary>
/// How the events of a recording become frames, [T, 2, height, width]: the number of events of each pixel, off events in channel 0 and on events in
/// channel 1. With N events at the times t[0] to t[N - 1] from the first to the last, event i belongs to the frame that the chosen way gives.
/// Ways and channels are those of SpikingJelly (<c>integrate_events_by_fixed_frames_number</c> and <c>integrate_events_by_fixed_duration</c>), of
/// whose frames these have the values.
/// </summary>
public sealed record EventFraming
{
    private readonly FrameSplit _split;
    private readonly long _length;

    private EventFraming(FrameSplit split, int frameCount, long length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(frameCount, 1);
        _split = split;
        _length = length;
        FrameCount = frameCount;
    }

    /// <summary>The number of frames, T.</summary>
    public int FrameCount { get; }

    /// <summary>Whether a pixel with events is 1 whatever their number: a spike. False by default: it is their number.</summary>
    public bool IsBinary { get; init; }

    /// <summary>
    /// The number d of columns, and of rows, of the sensor that make one of a frame: the event at (x, y) counts for the pixel (x / d, y / d),
    /// rounded down, so that frames have width / d columns, rounded up. 1 by default.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int Downsampling
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 1;

    /// <summary>
    /// Equal times: with d = (t[N - 1] - t[0]) / T, rounded down to whole microseconds and at least 1, the frame of event i is
    /// min((t[i] - t[0]) / d, T - 1), rounded down. SpikingJelly's <c>split_by='time'</c>.
    /// </summary>
    /// <param name="frameCount">The number of frames, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="frameCount"/> is less than 1.</exception>
    public static EventFraming EqualTimes(int frameCount) => new(FrameSplit.EqualTimes, frameCount, 0);

    /// <summary>
    /// Windows of a fixed time d: the frame of event i is (t[i] - t[0]) / d, rounded down. Events after the last frame are left out, frames
    /// after the last event are zero. SpikingJelly's <c>duration</c>, with a fixed number of frames.
    /// </summary>
    /// <param name="frameCount">The number of frames, at least 1.</param>
    /// <param name="microseconds">The time of a frame, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is less than 1.</exception>
    public static EventFraming TimeWindows(int frameCount, long microseconds)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(microseconds, 1);
        return new EventFraming(FrameSplit.TimeWindows, frameCount, microseconds);
    }

    /// <summary>
    /// Equal numbers of events: with n = N / T, rounded down and at least 1, the frame of event i is min(i / n, T - 1), rounded down.
    /// SpikingJelly's <c>split_by='number'</c>, where there are at least T events.
    /// </summary>
    /// <param name="frameCount">The number of frames, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="frameCount"/> is less than 1.</exception>
    public static EventFraming EqualCounts(int frameCount) => new(FrameSplit.EqualCounts, frameCount, 0);

    /// <summary>
    /// A fixed number n of events: the frame of event i is i / n, rounded down. Events after the last frame are left out, frames after the last
    /// event are zero.
    /// </summary>
    /// <param name="frameCount">The number of frames, at least 1.</param>
    /// <param name="eventsPerFrame">The events of a frame, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is less than 1.</exception>
    public static EventFraming EventCounts(int frameCount, int eventsPerFrame)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(eventsPerFrame, 1);
        return new EventFraming(FrameSplit.EventCounts, frameCount, eventsPerFrame);
    }

    /// <summary>The shape of the frames of a recording, [T, 2, height, width].</summary>
    /// <param name="width">The columns of the sensor.</param>
    /// <param name="height">The rows of the sensor.</param>
    public IReadOnlyList<int> Shape(int width, int height) => [FrameCount, 2, Reduced(height), Reduced(width)];

    /// <summary>Makes the frames of a recording. Several threads may do so at the same time; nothing is allocated.</summary>
    /// <param name="recording">The recording.</param>
    /// <param name="frames">Receives the frames, [T, 2, height, width], row-major.</param>
    /// <param name="right">How far the recording is moved to the right first, in pixels of the sensor; events that leave it are left out.</param>
    /// <param name="down">How far it is moved down.</param>
    /// <exception cref="ArgumentException"><paramref name="frames"/> is not as long as the frames.</exception>
    public void Integrate(EventRecording recording, Span<float> frames, int right = 0, int down = 0)
    {
        ArgumentNullException.ThrowIfNull(recording);
        int rowLength = Reduced(recording.Width), channelLength = Reduced(recording.Height) * rowLength;
        if (frames.Length != (long)FrameCount * 2 * channelLength)
        {
            throw new ArgumentException(
                $"The frames [{string.Join(", ", Shape(recording.Width, recording.Height))}] have {(long)FrameCount * 2 * channelLength} values;"
                + $" there is room for {frames.Length}.",
                nameof(frames));
        }

        frames.Clear();
        bool byTime = _split is FrameSplit.EqualTimes or FrameSplit.TimeWindows;
        bool keepsRest = _split is FrameSplit.EqualTimes or FrameSplit.EqualCounts;
        long length = LengthOf(recording);
        ReadOnlySpan<CameraEvent> events = recording.Events;
        for (int index = 0; index < events.Length; index++)
        {
            CameraEvent happened = events[index];
            long frame = (byTime ? happened.Time - recording.FirstTime : index) / length;
            if (frame >= FrameCount)
            {
                if (!keepsRest) continue;
                frame = FrameCount - 1;
            }

            uint x = (uint)(happened.X + right), y = (uint)(happened.Y + down);
            if (x >= (uint)recording.Width || y >= (uint)recording.Height) continue;
            int pixel = ((int)(y / (uint)Downsampling) * rowLength) + (int)(x / (uint)Downsampling);
            ref float value = ref frames[(((2 * (int)frame) + happened.Polarity) * channelLength) + pixel];
            value = IsBinary ? 1 : value + 1;
        }
    }

    /// <summary>The microseconds, or the events, of a frame.</summary>
    private long LengthOf(EventRecording recording) => _split switch
    {
        FrameSplit.EqualTimes => Math.Max(1, (recording.LastTime - recording.FirstTime) / FrameCount),
        FrameSplit.EqualCounts => Math.Max(1, recording.Count / FrameCount),
        _ => _length,
    };

    private int Reduced(int size) => ((size - 1) / Downsampling) + 1;
}
