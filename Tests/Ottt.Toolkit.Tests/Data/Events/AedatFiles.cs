using System.Buffers.Binary;
using System.Text;

namespace Ottt.Toolkit.Tests.Data.Events;

/// <summary>AEDAT files, written after the descriptions of the formats.</summary>
internal static class AedatFiles
{
    public const string Header2 = "#!AER-DAT2.0\r\n# This is a raw AE data file - do not edit\r\n# Timestamps tick is 1 us\r\n";
    public const string Header3 = "#!AER-DAT3.1\r\n#Format: RAW\r\n#Source 1: DVS128\r\n#Start-Time: 2016-07-01 10:00:00 (TZ+0200)\r\n#!END-HEADER\r\n";

    /// <summary>The time of the event of a number in <see cref="Gestures"/>, in microseconds.</summary>
    public static int TimeOf(int index) => 1000 + (10 * index);

    public static byte[] Version2(params IEnumerable<byte[]> records) => [.. Encoding.ASCII.GetBytes(Header2), .. records.SelectMany(record => record)];

    /// <summary>An address and a time, each of 32 bits, big-endian.</summary>
    public static byte[] Record2(uint address, uint time) => [.. BigEndian(address), .. BigEndian(time)];

    public static byte[] Version3(params IEnumerable<byte[]> packets) => [.. Encoding.ASCII.GetBytes(Header3), .. packets.SelectMany(packet => packet)];

    /// <summary>A packet: type, source, size of an event, place of the time, overflow, capacity, number, valid ones; then the events.</summary>
    public static byte[] Packet(short type, int overflow, int valid, int size, params byte[][] events) =>
    [
        (byte)type, (byte)(type >> 8), 1, 0, .. LittleEndian(size), .. LittleEndian(4), .. LittleEndian(overflow), .. LittleEndian(events.Length),
        .. LittleEndian(events.Length), .. LittleEndian(valid), .. events.SelectMany(data => data),
    ];

    public static byte[] Polarities(int overflow, params byte[][] events) => Packet(1, overflow, events.Length, 8, events);

    /// <summary>Bit 0 is the validity, bit 1 the polarity, from bit 2 on is y, from bit 17 on is x; then the time.</summary>
    public static byte[] Event3(int x, int y, bool isOn, int time, bool isValid = true) =>
        [.. LittleEndian((isValid ? 1 : 0) | (isOn ? 2 : 0) | (y << 2) | (x << 17)), .. LittleEndian(time)];

    /// <summary>So many events in packets of twelve.</summary>
    public static byte[] Gestures(int count) => Version3(Enumerable.Range(0, count).Chunk(12).Select(
        part => Polarities(0, [.. part.Select(index => Event3(index % 128, index * 3 % 128, index % 2 == 0, TimeOf(index)))])));

    /// <summary>The table of the gestures of a recording: class from 1, start, end.</summary>
    public static byte[] Table(params (int Class, int Start, int End)[] rows) =>
        Encoding.ASCII.GetBytes("class,startTime_usec,endTime_usec\n" + string.Concat(rows.Select(row => $"{row.Class},{row.Start},{row.End}\n")));

    private static byte[] BigEndian(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }

    private static byte[] LittleEndian(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return bytes;
    }
}
