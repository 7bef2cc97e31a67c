namespace Ottt.Data.Events;

/// <summary>
/// Recordings of one sensor with the class of each. They are kept in memory, or read when asked for, where a data set is larger than that.
/// </summary>
public sealed class LabelledRecordings
{
    private readonly int[] _labels;
    private readonly Func<int, EventRecording> _read;

    /// <summary>Makes a data set of recordings in memory.</summary>
    /// <param name="recordings">The recordings, at least one, all of a sensor of one size.</param>
    /// <param name="labels">The class of each, from 0 to <paramref name="classCount"/> - 1.</param>
    /// <param name="classCount">The number of classes, at least 1.</param>
    /// <exception cref="ArgumentException">There is no recording, the lists differ in length, or the sensors in size, or a label is none of the classes.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="classCount"/> is less than 1.</exception>
    public LabelledRecordings(IReadOnlyList<EventRecording> recordings, IReadOnlyList<int> labels, int classCount)
        : this(labels, classCount, SizeOf(recordings).Width, SizeOf(recordings).Height, Reader(recordings))
    {
        if (recordings.Count != labels.Count)
        {
            throw new ArgumentException($"{recordings.Count} recordings need as many labels; there are {labels.Count}.", nameof(labels));
        }

        if (recordings.Any(recording => recording.Width != Width || recording.Height != Height))
        {
            throw new ArgumentException("All recordings of a data set are of a sensor of one size.", nameof(recordings));
        }
    }

    /// <summary>Makes a data set of recordings that are read each time they are asked for.</summary>
    /// <param name="labels">The class of each, from 0 to <paramref name="classCount"/> - 1; at least one.</param>
    /// <param name="classCount">The number of classes, at least 1.</param>
    /// <param name="width">The columns of the sensor, from 1 to <see cref="CameraEvent.LargestSensor"/>.</param>
    /// <param name="height">The rows of the sensor, from 1 to <see cref="CameraEvent.LargestSensor"/>.</param>
    /// <param name="read">Reads the recording of a number. Several threads may call it at the same time.</param>
    /// <exception cref="ArgumentException">There is no label, or a label is none of the classes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public LabelledRecordings(IReadOnlyList<int> labels, int classCount, int width, int height, Func<int, EventRecording> read)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(read);
        ArgumentOutOfRangeException.ThrowIfLessThan(classCount, 1);
        EventRecording.CheckSensor(width, height);
        _labels = [.. labels];
        if (_labels.Length == 0) throw new ArgumentException("A data set needs at least one recording.", nameof(labels));
        int wrong = _labels.AsSpan().IndexOfAnyExceptInRange(0, classCount - 1);
        if (wrong >= 0)
        {
            throw new ArgumentException($"The label {_labels[wrong]} at position {wrong} is outside 0 to {classCount - 1}.", nameof(labels));
        }

        _read = read;
        ClassCount = classCount;
        Width = width;
        Height = height;
    }

    /// <summary>The number of recordings, at least 1.</summary>
    public int Count => _labels.Length;

    /// <summary>The number of classes.</summary>
    public int ClassCount { get; }

    /// <summary>The columns of the sensor.</summary>
    public int Width { get; }

    /// <summary>The rows of the sensor.</summary>
    public int Height { get; }

    /// <summary>The class of a recording.</summary>
    /// <param name="index">The recording, from 0.</param>
    /// <exception cref="IndexOutOfRangeException">There is no such recording.</exception>
    public int Label(int index) => _labels[index];

    /// <summary>A recording. Several threads may ask at the same time.</summary>
    /// <param name="index">The recording, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such recording.</exception>
    /// <exception cref="DataFormatException">It is read when asked for, and its file is missing or damaged.</exception>
    public EventRecording Recording(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        return _read(index);
    }

    /// <summary>Some of the recordings, as a data set of their own, without a copy of them.</summary>
    /// <param name="indices">Which, in their new order; at least one.</param>
    /// <exception cref="ArgumentException">None is chosen.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such recording.</exception>
    public LabelledRecordings Select(IReadOnlyList<int> indices)
    {
        ArgumentNullException.ThrowIfNull(indices);
        if (indices.Any(index => index < 0 || index >= Count))
        {
            throw new ArgumentOutOfRangeException(nameof(indices), $"Recordings are numbered from 0 to {Count - 1}.");
        }

        int[] chosen = [.. indices];
        if (chosen.Length == 0) throw new ArgumentException("A data set needs at least one recording.", nameof(indices));
        return new LabelledRecordings([.. chosen.Select(Label)], ClassCount, Width, Height, index => _read(chosen[index]));
    }

    /// <summary>The first recordings, without a copy.</summary>
    /// <param name="count">How many, from 1 to <see cref="Count"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is out of range.</exception>
    public LabelledRecordings Take(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Count);
        return Select([.. Enumerable.Range(0, count)]);
    }

    private static (int Width, int Height) SizeOf(IReadOnlyList<EventRecording> recordings)
    {
        ArgumentNullException.ThrowIfNull(recordings);
        if (recordings.Count == 0) throw new ArgumentException("A data set needs at least one recording.", nameof(recordings));
        return (recordings[0].Width, recordings[0].Height);
    }

    private static Func<int, EventRecording> Reader(IReadOnlyList<EventRecording> recordings)
    {
        EventRecording[] kept = [.. recordings];
        return index => kept[index];
    }
}
