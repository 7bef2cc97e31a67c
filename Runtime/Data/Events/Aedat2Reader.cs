using System.Buffers.Binary;
using System.Globalization;

namespace Ottt.Data.Events;

/// <summary>
/// Reads AEDAT 2.0 files of a DVS128 camera, as jAER writes them and CIFAR10-DVS (Li, Liu, Ji, Li and Shi, 2017) has them: lines of text that start with
/// #, the first with <c>#!AER-DAT2.0</c>; then for each event an address and a time in microseconds, 32 bits each, big-endian. Of an address bit 0
/// is the polarity, 0 where the light grew, bits 1 to 7 are a and bits 8 to 14 are b; bit 15 marks what no pixel saw, and is passed over. The
/// event is at x = 127 - b, y = 127 - a, as in <c>dat2mat</c> of MNIST-DVS and in SpikingJelly, so that pictures stand upright.
/// </summary>
public sealed class Aedat2Reader : EventReader
{
    private const int Size = 128;
    private const int RecordLength = 8;
    private const uint NoPixel = 0x8000;

    /// <summary>Opens a file and reads its header.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="DataFormatException">There is no such file, it cannot be read, or it is another kind of file.</exception>
    public Aedat2Reader(string path)
        : base(path, Size, Size) => PassHeader("#!AER-DAT2.0", last: null);

    private protected override int ReadEvents(Span<CameraEvent> events)
    {
        int kept = 0;
        while (kept == 0 && Position < Length)
        {
            long start = Position;
            int left = (int)Math.Min((Length - start) / RecordLength, events.Length);
            ReadOnlySpan<byte> records = TakeRecords(Math.Max(left, 1), "an event");
            for (int first = 0; first < records.Length; first += RecordLength)
            {
                uint address = BinaryPrimitives.ReadUInt32BigEndian(records[first..]);
                if (address > ushort.MaxValue)
                {
                    throw new DataFormatException(
                        FilePath,
                        string.Create(CultureInfo.InvariantCulture, $"has the address 0x{address:X8} where at most 0x{ushort.MaxValue:X8} is expected of a DVS128"),
                        offset: start + first);
                }

                if ((address & NoPixel) == 0) events[kept++] = Decode(address, BinaryPrimitives.ReadUInt32BigEndian(records[(first + 4)..]));
            }
        }

        return kept;
    }

    private static CameraEvent Decode(uint address, uint time) =>
        new(Size - 1 - (int)(address >> 8 & 127), Size - 1 - (int)(address >> 1 & 127), (address & 1) == 0, time);
}
