using System.Buffers.Binary;
using System.Text;
using Xunit;

namespace Ottt.Toolkit.Tests.Training.TensorBoard;

/// <summary>
/// Reads event files by the rules of TensorBoard's reader: the checksum of the length, then that of the data, then the fields of the messages. A record
/// that is cut off at the end is left out, as TensorBoard does while a run goes on.
/// </summary>
internal static class EventFileReader
{
    public static List<Dictionary<int, object>> Read(ReadOnlySpan<byte> file)
    {
        var events = new List<Dictionary<int, object>>();
        while (file.Length >= 12)
        {
            int length = (int)BinaryPrimitives.ReadUInt64LittleEndian(file);
            Assert.Equal(Masked(file[..8]), BinaryPrimitives.ReadUInt32LittleEndian(file[8..]));
            if (file.Length < 12 + length + 4) break;
            ReadOnlySpan<byte> data = file.Slice(12, length);
            Assert.Equal(Masked(data), BinaryPrimitives.ReadUInt32LittleEndian(file[(12 + length)..]));
            events.Add(Fields(data));
            file = file[(16 + length)..];
        }

        return events;
    }

    /// <summary>The fields of a message by number: of kind 0 a long, 1 a double, 2 bytes, 5 a float.</summary>
    public static Dictionary<int, object> Fields(ReadOnlySpan<byte> message)
    {
        var fields = new Dictionary<int, object>();
        while (!message.IsEmpty)
        {
            ulong key = Varint(ref message);
            fields.Add((int)(key >> 3), (key & 7) switch
            {
                0 => (long)Varint(ref message),
                1 => BinaryPrimitives.ReadDoubleLittleEndian(Take(ref message, 8)),
                2 => Take(ref message, (int)Varint(ref message)).ToArray(),
                5 => BinaryPrimitives.ReadSingleLittleEndian(Take(ref message, 4)),
                _ => throw new InvalidDataException($"There is no kind {key & 7}."),
            });
        }

        return fields;
    }

    /// <summary>The only value of an event's summary.</summary>
    public static Dictionary<int, object> Value(Dictionary<int, object> record) => Fields((byte[])Fields((byte[])record[5])[1]);

    public static string Text(object bytes) => Encoding.UTF8.GetString((byte[])bytes);

    /// <summary>CRC-32C bit by bit, from its polynomial, reflected: 0x82F63B78; then TFRecord's mask.</summary>
    public static uint Masked(ReadOnlySpan<byte> bytes)
    {
        uint crc = Checksum(bytes);
        return unchecked(((crc >> 15) | (crc << 17)) + 0xA282EAD8);
    }

    public static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        uint crc = ~0u;
        foreach (byte value in bytes)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? (crc >> 1) ^ 0x82F63B78 : crc >> 1;
        }

        return ~crc;
    }

    private static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> message, int count)
    {
        ReadOnlySpan<byte> taken = message[..count];
        message = message[count..];
        return taken;
    }

    private static ulong Varint(ref ReadOnlySpan<byte> message)
    {
        ulong value = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte part = Take(ref message, 1)[0];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80) return value;
        }
    }
}
