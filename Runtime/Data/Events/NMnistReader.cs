using System.Buffers;

namespace Ottt.Data.Events;

/// <summary>
/// Reads the recordings of N-MNIST and N-Caltech101 (Orchard, Jayawant, Cohen and Thakor, "Converting static image datasets to spiking
/// neuromorphic datasets using saccades", Frontiers in Neuroscience 9:437, 2015): for each event 5 bytes, which are x, y, and in big-endian order
/// 1 bit of polarity (1 is on) and 23 bits of time in microseconds. As in the authors' program <c>Read_Ndataset</c>, y = 240 is no event, but
/// says that the times after it are later by 2^13 microseconds.
/// </summary>
public static class NMnistReader
{
    private const int EventLength = 5;
    private const int ChunkLength = EventLength * 8192;
    private const int TimeMark = 240;
    private const long TimeMarkStep = 1 << 13;

    /// <summary>Reads a recording.</summary>
    /// <param name="path">The file.</param>
    /// <param name="width">The columns of the sensor: 34 for N-MNIST.</param>
    /// <param name="height">The rows of the sensor: 34 for N-MNIST.</param>
    /// <exception cref="DataFormatException">
    /// There is no such file, it cannot be read, is empty or truncated, or has an event outside the sensor.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is out of its range.</exception>
    public static EventRecording Read(string path, int width = NMnistDataset.SensorSize, int height = NMnistDataset.SensorSize)
    {
        ArgumentNullException.ThrowIfNull(path);
        EventRecording.CheckSensor(width, height);
        using FileStream file = DataFile.Open(path);
        try
        {
            return new EventRecording(ReadEvents(file, path, width, height), width, height);
        }
        catch (Exception problem) when (DataFile.IsRefusal(problem))
        {
            throw DataFile.Unreadable(path, problem);
        }
    }

    private static ReadOnlyMemory<CameraEvent> ReadEvents(FileStream file, string path, int width, int height)
    {
        var events = new CameraEvent[CountEvents(file, path)];
        byte[] chunk = ArrayPool<byte>.Shared.Rent(ChunkLength);
        try
        {
            int kept = 0;
            long marks = 0;
            for (long position = 0, end = (long)events.Length * EventLength; position < end;)
            {
                Span<byte> bytes = chunk.AsSpan(0, (int)Math.Min(ChunkLength, end - position));
                int found = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
                if (found < bytes.Length) throw new DataFormatException(path, "became shorter while it was read", offset: position + found);
                for (int first = 0; first < bytes.Length; first += EventLength)
                {
                    ReadOnlySpan<byte> record = bytes.Slice(first, EventLength);
                    if (record[1] == TimeMark) marks++;
                    else events[kept++] = Decode(record, marks * TimeMarkStep, path, position + first, width, height);
                }

                position += bytes.Length;
            }

            return events.AsMemory(0, kept);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }
    }

    private static int CountEvents(FileStream file, string path)
    {
        long length = file.Length;
        if (length == 0) throw new DataFormatException(path, $"is empty; an event has {EventLength} bytes", offset: 0);
        (long count, long rest) = Math.DivRem(length, EventLength);
        if (rest > 0)
        {
            throw new DataFormatException(
                path, $"is truncated: {length} bytes are {count} events of {EventLength} bytes and {rest} bytes more", offset: length);
        }

        if (count <= EventRecording.LargestCount) return (int)count;
        throw new DataFormatException(path, $"has {count} events; a recording has at most {EventRecording.LargestCount}");
    }

    private static CameraEvent Decode(ReadOnlySpan<byte> record, long shift, string path, long offset, int width, int height)
    {
        int x = record[0], y = record[1];
        if (x >= width || y >= height)
        {
            throw new DataFormatException(path, $"has an event at ({x}, {y}), outside the sensor of {width} x {height} pixels", offset: offset);
        }

        return new CameraEvent(x, y, record[2] >= 128, shift + (((record[2] & 127) << 16) | (record[3] << 8) | record[4]));
    }
}
