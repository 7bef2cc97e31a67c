using System.Buffers.Binary;

namespace Ottt.Data.Events;

/// <summary>
/// Reads the polarity events of AEDAT 3.1 files, as cAER writes them and DVS128 Gesture (Amir and others, 2017) has them: lines of text that start with #,
/// from <c>#!AER-DAT3.1</c> to <c>#!END-HEADER</c>; then packets of a header and of events, all little-endian. A header is the 16-bit type and source, and in
/// 32 bits each the size of an event, the place of the time in it, the overflow of times, the capacity, the number of events and that of
/// valid ones. A polarity event, type 1, has 8 bytes: in the first 32 bits bit 0 is 1 where it is valid, bit 1 is 1 where the light grew, bits 2 to
/// 16 are y and bits 17 to 31 are x; then the time t in microseconds, which is t + overflow x 2^31. Other packets and invalid events are passed over.
/// </summary>
public sealed class Aedat3Reader : EventReader
{
    private const int HeaderLength = 28;
    private const int EventLength = 8;
    private const int TimePlace = 4;
    private const int Polarity = 1;
    private const int OverflowShift = 31;

    private long _packetEnd;
    private long _packetTime;
    private bool _hasInvalid;

    /// <summary>Opens a file and reads its header.</summary>
    /// <param name="path">The file.</param>
    /// <param name="width">The columns of the sensor; 128 by default.</param>
    /// <param name="height">The rows of the sensor; 128 by default.</param>
    /// <exception cref="DataFormatException">There is no such file, it cannot be read, or it is another kind of file.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is out of its range.</exception>
    public Aedat3Reader(string path, int width = 128, int height = 128)
        : base(path, width, height)
    {
        PassHeader("#!AER-DAT3.1", last: "#!END-HEADER");
        _packetEnd = Position;
    }

    private protected override int ReadEvents(Span<CameraEvent> events)
    {
        int kept = 0;
        while (kept == 0 && (Position < _packetEnd || BeginPacket()))
        {
            long start = Position;
            ReadOnlySpan<byte> records = TakeRecords((int)Math.Min((_packetEnd - start) / EventLength, events.Length), "a part of a packet");
            for (int first = 0; first < records.Length; first += EventLength)
            {
                uint data = BinaryPrimitives.ReadUInt32LittleEndian(records[first..]);
                if (_hasInvalid && (data & 1) == 0) continue;
                events[kept++] = Decode(data, BinaryPrimitives.ReadInt32LittleEndian(records[(first + TimePlace)..]), start + first);
            }
        }

        return kept;
    }

    /// <summary>Goes to the events of the next packet of polarity events, if there is one.</summary>
    private bool BeginPacket()
    {
        while (Position < Length)
        {
            long start = Position;
            ReadOnlySpan<byte> header = Take((int)Math.Min(HeaderLength, Length - start), "the header of a packet");
            if (header.Length < HeaderLength)
            {
                throw Wrong($"is truncated: the header of a packet has {HeaderLength} bytes, of which there are {header.Length}", Length);
            }

            int type = BinaryPrimitives.ReadInt16LittleEndian(header);
            long count = CheckCounts(header, start);
            int eventLength = Field(header, 4);
            if (type == Polarity)
            {
                CheckPolarity(header, start);
                _packetTime = (long)Field(header, 12) << OverflowShift;
                _packetEnd = Position + (count * EventLength);
                _hasInvalid = Field(header, 24) < count;
                if (count > 0) return true;
            }
            else
            {
                Pass(count * eventLength);
            }
        }

        return false;
    }

    /// <summary>The number of events, once they are known to be in the file.</summary>
    private long CheckCounts(ReadOnlySpan<byte> header, long start)
    {
        int size = Field(header, 4), count = Field(header, 20), valid = Field(header, 24);
        if (size < 1) throw Wrong($"has a packet of events of {size} bytes", start + 4);
        if (count < 0) throw Wrong($"has a packet of {count} events", start + 20);
        if (valid < 0 || valid > count) throw Wrong($"has a packet with {valid} of {count} events valid", start + 24);
        long left = Length - Position;
        if ((long)count * size > left)
        {
            throw Wrong($"is truncated or damaged: a packet has {count} events of {size} bytes, but {left} bytes are left", start + 20);
        }

        return count;
    }

    private void CheckPolarity(ReadOnlySpan<byte> header, long start)
    {
        if (Field(header, 4) != EventLength) throw Wrong($"has polarity events of {Field(header, 4)} bytes where {EventLength} are expected", start + 4);
        if (Field(header, 8) != TimePlace) throw Wrong($"has times at byte {Field(header, 8)} of an event where {TimePlace} is expected", start + 8);
        int overflow = Field(header, 12);
        if (overflow < 0 || overflow > CameraEvent.LastTime >> OverflowShift)
        {
            throw Wrong($"has the overflow of times {overflow}, outside 0 to {CameraEvent.LastTime >> OverflowShift}", start + 12);
        }
    }

    private CameraEvent Decode(uint data, int time, long offset)
    {
        int x = (int)(data >> 17), y = (int)(data >> 2 & 0x7FFF);
        if (x >= Width || y >= Height) throw Wrong($"has an event at ({x}, {y}), outside the sensor of {Width} x {Height} pixels", offset);
        if (time < 0) throw Wrong($"has an event at the time {time}", offset + TimePlace);
        return new CameraEvent(x, y, (data & 2) != 0, _packetTime + time);
    }

    private static int Field(ReadOnlySpan<byte> header, int position) => BinaryPrimitives.ReadInt32LittleEndian(header[position..]);

    private DataFormatException Wrong(string problem, long offset) => new(FilePath, problem, offset: offset);
}
