namespace Ottt.Data.Events;

/// <summary>
/// Reads the events of a file from its beginning to its end, as many at a time as the caller has room for; a file of any length is read in the same
/// small memory.
/// </summary>
public abstract class EventReader : IDisposable
{
    private const int RecordLength = 8;
    private const int ChunkLength = RecordLength * 8192;

    private readonly FileStream _file;
    private readonly byte[] _chunk = new byte[ChunkLength];

    private protected EventReader(string path, int width, int height)
    {
        ArgumentNullException.ThrowIfNull(path);
        EventRecording.CheckSensor(width, height);
        FilePath = path;
        Width = width;
        Height = height;
        _file = DataFile.Open(path);
        try
        {
            Length = _file.Length;
        }
        catch (Exception problem) when (DataFile.IsRefusal(problem))
        {
            _file.Dispose();
            throw DataFile.Unreadable(path, problem);
        }
    }

    /// <summary>The file.</summary>
    public string FilePath { get; }

    /// <summary>The columns of the sensor.</summary>
    public int Width { get; }

    /// <summary>The rows of the sensor.</summary>
    public int Height { get; }

    /// <summary>The length of the file when it was opened, in bytes.</summary>
    internal long Length { get; }

    /// <summary>The byte that is read next.</summary>
    private protected long Position { get; private set; }

    /// <summary>Reads the next events.</summary>
    /// <param name="events">Receives them; has room for at least one.</param>
    /// <returns>How many were read; 0 at the end of the file alone.</returns>
    /// <exception cref="ArgumentException">There is no room.</exception>
    /// <exception cref="DataFormatException">The file cannot be read or is damaged.</exception>
    public int Read(Span<CameraEvent> events)
    {
        if (events.IsEmpty) throw new ArgumentException("There is no room for an event.", nameof(events));
        return ReadEvents(events);
    }

    /// <summary>Reads all events that are left.</summary>
    /// <exception cref="DataFormatException">The file cannot be read, is damaged, or has more events than a recording can have.</exception>
    public EventRecording ReadToEnd()
    {
        // No event takes less than a record, so that the array need not grow.
        long most = (Length - Position) / RecordLength;
        if (most > EventRecording.LargestCount)
        {
            throw new DataFormatException(FilePath, $"has room for {most} events; a recording has at most {EventRecording.LargestCount}");
        }

        // One more, so that an end that is no whole record is found behind the last one.
        var events = new CameraEvent[most + 1];
        int found = 0;
        while (Read(events.AsSpan(found)) is var more and > 0) found += more;
        return new EventRecording(events.AsMemory(0, found), Width, Height);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _file.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected abstract int ReadEvents(Span<CameraEvent> events);

    /// <summary>Reads bytes that the file has, if it is whole.</summary>
    /// <param name="count">How many, at most those of a chunk.</param>
    /// <param name="what">What they are, for the message.</param>
    /// <returns>The bytes, valid until the next call.</returns>
    private protected ReadOnlySpan<byte> Take(int count, string what)
    {
        Span<byte> bytes = _chunk.AsSpan(0, count);
        int found = Fill(bytes);
        if (found == count) return bytes;
        throw new DataFormatException(FilePath, $"is truncated: {what} has {count} bytes, of which there are {found}", offset: Position);
    }

    /// <summary>Reads records, as many as there are and fit.</summary>
    private protected ReadOnlySpan<byte> TakeRecords(int count, string what) => Take(Math.Min(count * RecordLength, ChunkLength), what);

    /// <summary>Passes over bytes that the file has, if it is whole.</summary>
    private protected void Pass(long count)
    {
        _file.Position += count;
        Position += count;
    }

    /// <summary>Reads the lines from the beginning on that start with #, as AEDAT files have them, up to one that ends them or to what is no such line.</summary>
    /// <param name="magic">What the first line starts with.</param>
    /// <param name="last">What the last line is, or null where the lines end with the first other byte.</param>
    private protected void PassHeader(string magic, string? last)
    {
        int found = Fill(_chunk);
        AedatHeader header = AedatHeader.Find(_chunk.AsSpan(0, found), FilePath, magic, last, isWhole: found < ChunkLength);
        _file.Position = header.Length;
        Position = header.Length;
    }

    private int Fill(Span<byte> bytes)
    {
        try
        {
            int found = _file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            Position += found;
            return found;
        }
        catch (Exception problem) when (DataFile.IsRefusal(problem))
        {
            throw DataFile.Unreadable(FilePath, problem);
        }
    }
}
