using Ottt.Data;
using Ottt.Data.Events;
using Ottt.Testing;
using Xunit;

namespace Ottt.Toolkit.Tests.Data.Events;

public sealed class NMnistReaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Five_bytes_are_an_event()
    {
        EventRecording recording = Read([10, 30, 0x80, 0x03, 0xA9, 33, 20, 0x04, 0x06, 0x0C, 0, 0, 0xFF, 0xFF, 0xFF]);

        Assert.Equal((34, 34, 3), (recording.Width, recording.Height, recording.Count));
        Assert.Equal(
            [new CameraEvent(10, 30, true, 937), new CameraEvent(33, 20, false, 263_692), new CameraEvent(0, 0, true, 8_388_607)],
            recording.Events.ToArray());
        Assert.Equal((937, 8_388_607), (recording.FirstTime, recording.LastTime));
    }

    [Fact]
    public void A_row_of_240_moves_the_times_after_it_and_is_no_event()
    {
        EventRecording recording = Read(
            [.. NMnistFiles.Event(1, 2, true, 8000), .. NMnistFiles.Event(0, 240, false, 0), .. NMnistFiles.Event(3, 4, false, 100)]);

        Assert.Equal([new CameraEvent(1, 2, true, 8000), new CameraEvent(3, 4, false, 8292)], recording.Events.ToArray());
    }

    [Fact]
    public void A_recording_longer_than_a_chunk_is_read_whole()
    {
        EventRecording recording = Read(NMnistFiles.Recording(20_000));

        Assert.Equal(20_000, recording.Count);
        Assert.All(
            new[] { 0, 8191, 8192, 19_999 },
            index => Assert.Equal(new CameraEvent(index * 7 % 34, index * 11 % 34, index % 3 == 0, 40 * index), recording.Events[index]));
    }

    [Theory]
    [InlineData(34, 0)]
    [InlineData(0, 34)]
    public void An_event_outside_the_sensor_is_refused_with_its_byte(int x, int y)
    {
        byte[] content = [.. NMnistFiles.Recording(9000), .. NMnistFiles.Event(x, y, true, 400_000), .. NMnistFiles.Event(0, 0, true, 400_001)];

        AssertRefused(content, 45_000, $"has an event at ({x}, {y}), outside the sensor of 34 x 34 pixels");
    }

    [Fact]
    public void A_truncated_file_is_refused() =>
        AssertRefused(NMnistFiles.Recording(3)[..^1], 14, "is truncated: 14 bytes are 2 events of 5 bytes and 4 bytes more");

    [Fact]
    public void An_empty_file_is_refused() => AssertRefused([], 0, "is empty; an event has 5 bytes");

    [Fact]
    public void A_missing_file_is_named()
    {
        string path = Path.Combine(_folder.Path, "nothing.bin");
        Assert.Equal($"'{path}' does not exist.", Assert.Throws<DataFormatException>(() => NMnistReader.Read(path)).Message);
    }

    [Fact]
    public void A_folder_in_the_place_of_a_file_is_refused()
    {
        var problem = Assert.Throws<DataFormatException>(() => NMnistReader.Read(_folder.Path));
        Assert.Equal($"'{_folder.Path}' is a folder where a file is expected.", problem.Message);
        Assert.Null(problem.Offset);
    }

    private EventRecording Read(byte[] content) => NMnistReader.Read(_folder.Write("recording.bin", content));

    private void AssertRefused(byte[] content, long offset, string problem)
    {
        string path = _folder.Write("recording.bin", content);
        var exception = Assert.Throws<DataFormatException>(() => NMnistReader.Read(path));
        Assert.Equal((path, offset), (exception.FilePath, exception.Offset));
        Assert.Equal($"'{path}' {problem} (at byte {offset}).", exception.Message);
    }
}
