using System.Text;
using Ottt.Data;
using Ottt.Data.Events;
using Ottt.Testing;
using Xunit;

namespace Ottt.Toolkit.Tests.Data.Events;

public sealed class AedatReaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Version_2_has_addresses_of_a_DVS128()
    {
        // a = 5 is 0x000A, b = 9 is 0x0900, and bit 0 is off; then the first pixel, on, at the largest time; then a mark that no pixel saw.
        byte[] content = AedatFiles.Version2(
            AedatFiles.Record2(0x090B, 7), AedatFiles.Record2(0x0000, 0xFFFFFFFF), AedatFiles.Record2(0x8000, 9), AedatFiles.Record2(0x7FFE, 8));
        using var reader = new Aedat2Reader(_folder.Write("a.aedat", content));

        EventRecording recording = reader.ReadToEnd();

        Assert.Equal((128, 128), (recording.Width, recording.Height));
        Assert.Equal(
            [new CameraEvent(118, 122, false, 7), new CameraEvent(127, 127, true, 0xFFFFFFFF), new CameraEvent(0, 0, true, 8)],
            recording.Events.ToArray());
    }

    [Fact]
    public void Version_3_has_packets_of_which_only_polarities_are_read()
    {
        byte[] content = AedatFiles.Version3(
            AedatFiles.Packet(0, 0, 1, 8, [1, 2, 3, 4, 5, 6, 7, 8]),
            AedatFiles.Polarities(0, AedatFiles.Event3(127, 0, true, 5), AedatFiles.Event3(0, 127, false, 6)),
            AedatFiles.Polarities(0),
            AedatFiles.Packet(2, 0, 1, 36, new byte[36]),
            AedatFiles.Packet(1, 3, 1, 8, AedatFiles.Event3(1, 2, true, 7, isValid: false), AedatFiles.Event3(3, 4, true, 8)));
        using var reader = new Aedat3Reader(_folder.Write("a.aedat", content));

        Assert.Equal(
            [new CameraEvent(127, 0, true, 5), new CameraEvent(0, 127, false, 6), new CameraEvent(3, 4, true, (3L << 31) + 8)],
            reader.ReadToEnd().Events.ToArray());
    }

    [Fact]
    public void All_events_count_where_the_packet_says_that_all_are_valid()
    {
        byte[] content = AedatFiles.Version3(AedatFiles.Polarities(0, AedatFiles.Event3(1, 2, true, 7, isValid: false)));
        using var reader = new Aedat3Reader(_folder.Write("a.aedat", content));
        Assert.Equal([new CameraEvent(1, 2, true, 7)], reader.ReadToEnd().Events.ToArray());
    }

    [Fact]
    public void Events_come_as_many_at_a_time_as_there_is_room_for()
    {
        const int Count = 30_000;
        string second = _folder.Write("2.aedat", AedatFiles.Version2(Enumerable.Range(0, Count).Select(index => AedatFiles.Record2((uint)index % 0x8000, (uint)index))));
        string third = _folder.Write("3.aedat", AedatFiles.Gestures(Count));
        foreach (int room in new[] { 1000, 100_000 })
        {
            using var reader2 = new Aedat2Reader(second);
            Assert.Equal(Enumerable.Range(0, Count).Select(index => (long)index), Times(reader2, room));
            using var reader3 = new Aedat3Reader(third);
            Assert.Equal(Enumerable.Range(0, Count).Select(index => (long)AedatFiles.TimeOf(index)), Times(reader3, room));
            Assert.Throws<ArgumentException>("events", () => reader3.Read([]));
        }
    }

    [Fact]
    public void Reading_in_parts_allocates_nothing()
    {
        using var reader = new Aedat3Reader(_folder.Write("3.aedat", AedatFiles.Gestures(10_000)));
        var events = new CameraEvent[100];
        int read = 0;
        Assert.Equal(0, Allocation.FewestBytes(() => read += reader.Read(events)));
        Assert.InRange(read, 24, 10_000);
    }

    [Fact]
    public void The_other_version_is_refused()
    {
        string second = _folder.Write("2.aedat", AedatFiles.Version2(AedatFiles.Record2(0, 0)));
        string third = _folder.Write("3.aedat", AedatFiles.Gestures(1));
        Assert.Equal($"'{third}' does not start with #!AER-DAT2.0 (at byte 0).", Assert.Throws<DataFormatException>(() => new Aedat2Reader(third)).Message);
        Assert.Equal($"'{second}' does not start with #!AER-DAT3.1 (at byte 0).", Assert.Throws<DataFormatException>(() => new Aedat3Reader(second)).Message);
    }

    [Fact]
    public void A_header_without_its_end_is_refused()
    {
        string path = _folder.Write("3.aedat", Encoding.ASCII.GetBytes("#!AER-DAT3.1\r\n#Format: RAW\r\n\0\0"));
        Assert.Equal(
            $"'{path}' has no line #!END-HEADER at the end of its header (at byte 28).",
            Assert.Throws<DataFormatException>(() => new Aedat3Reader(path)).Message);
        path = _folder.Write("long.aedat", Encoding.ASCII.GetBytes("#!AER-DAT2.0\n" + new string('#', 70_000) + "\n"));
        Assert.Equal($"'{path}' has a header of more than 65536 bytes (at byte 65536).", Assert.Throws<DataFormatException>(() => new Aedat2Reader(path)).Message);
    }

    private static IEnumerable<long> Times(EventReader reader, int room)
    {
        var events = new CameraEvent[room];
        for (int count = reader.Read(events); count > 0; count = reader.Read(events))
        {
            for (int index = 0; index < count; index++) yield return events[index].Time;
        }
    }
}
