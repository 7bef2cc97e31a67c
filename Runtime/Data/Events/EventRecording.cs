namespace Ottt.Data.Events;

/// <summary>What an event camera saw, or a piece of it: events in the order of the recording. It does not change.</summary>
public sealed class EventRecording
{
    /// <summary>The largest number of events of a file that is read into one recording; they take 1 GiB.</summary>
    internal const int LargestCount = 1 << 27;

    private readonly ReadOnlyMemory<CameraEvent> _events;

    /// <summary>Makes a recording of events, which are not copied.</summary>
    /// <param name="events">The events, in the order of their times as a rule, which is not asked for; there may be none.</param>
    /// <param name="width">The columns of the sensor, from 1 to <see cref="CameraEvent.LargestSensor"/>.</param>
    /// <param name="height">The rows of the sensor, from 1 to <see cref="CameraEvent.LargestSensor"/>.</param>
    /// <exception cref="ArgumentException">An event is outside the sensor.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is out of its range.</exception>
    public EventRecording(ReadOnlyMemory<CameraEvent> events, int width, int height)
    {
        CheckSensor(width, height);
        long first = long.MaxValue, last = 0;
        ReadOnlySpan<CameraEvent> values = events.Span;
        for (int index = 0; index < values.Length; index++)
        {
            CameraEvent happened = values[index];
            if (happened.X >= width || happened.Y >= height)
            {
                throw new ArgumentException($"Event {index}, {happened}, is outside the sensor of {width} x {height} pixels.", nameof(events));
            }

            first = Math.Min(first, happened.Time);
            last = Math.Max(last, happened.Time);
        }

        _events = events;
        Width = width;
        Height = height;
        FirstTime = events.IsEmpty ? 0 : first;
        LastTime = last;
    }

    /// <summary>The events, in the order of the recording.</summary>
    public ReadOnlySpan<CameraEvent> Events => _events.Span;

    /// <summary>The number of events.</summary>
    public int Count => _events.Length;

    /// <summary>The columns of the sensor.</summary>
    public int Width { get; }

    /// <summary>The rows of the sensor.</summary>
    public int Height { get; }

    /// <summary>The earliest time of an event in microseconds; 0 where there is none.</summary>
    public long FirstTime { get; }

    /// <summary>The latest time of an event in microseconds; 0 where there is none.</summary>
    public long LastTime { get; }

    internal static void CheckSensor(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, CameraEvent.LargestSensor);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(height, CameraEvent.LargestSensor);
    }
}
