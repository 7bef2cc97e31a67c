using Ottt.Data.Events;
using Xunit;

namespace Ottt.Toolkit.Tests.Data.Events;

public class EventRecordingTests
{
    [Fact]
    public void An_event_keeps_its_numbers_up_to_the_largest()
    {
        (int, int, bool, long)[] numbers = [(0, 0, false, 0), (2047, 0, true, 1), (0, 2047, false, (1L << 41) - 1), (2047, 2047, true, 987_654_321_012)];
        foreach ((int x, int y, bool isOn, long time) in numbers)
        {
            var happened = new CameraEvent(x, y, isOn, time);
            Assert.Equal((x, y, isOn, isOn ? 1 : 0, time), (happened.X, happened.Y, happened.IsOn, happened.Polarity, happened.Time));
        }

        Assert.Equal("(3, 4) off at 50 µs", new CameraEvent(3, 4, false, 50).ToString());
    }

    [Fact]
    public void Numbers_beyond_that_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("x", () => new CameraEvent(2048, 0, true, 0));
        Assert.Throws<ArgumentOutOfRangeException>("y", () => new CameraEvent(0, -1, true, 0));
        Assert.Throws<ArgumentOutOfRangeException>("time", () => new CameraEvent(0, 0, true, 1L << 41));
        Assert.Throws<ArgumentOutOfRangeException>("time", () => new CameraEvent(0, 0, true, -1));
    }

    [Fact]
    public void A_recording_refuses_events_outside_its_sensor()
    {
        CameraEvent[] events = [new(3, 1, true, 0), new(4, 1, false, 5)];
        Assert.Equal(2, new EventRecording(events, 5, 2).Count);
        var problem = Assert.Throws<ArgumentException>("events", () => new EventRecording(events, 4, 2));
        Assert.StartsWith("Event 1, (4, 1) off at 5 µs, is outside the sensor of 4 x 2 pixels.", problem.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>("width", () => new EventRecording(events, 0, 2));
        Assert.Throws<ArgumentOutOfRangeException>("height", () => new EventRecording(events, 5, 2049));
    }

    [Fact]
    public void The_first_and_last_time_do_not_need_an_order()
    {
        var recording = new EventRecording((CameraEvent[])[new(0, 0, true, 30), new(0, 0, true, 20), new(0, 0, true, 40), new(0, 0, true, 35)], 1, 1);
        Assert.Equal((20, 40), (recording.FirstTime, recording.LastTime));
        var empty = new EventRecording(default, 1, 1);
        Assert.Equal((0, 0, 0), (empty.Count, empty.FirstTime, empty.LastTime));
    }

    [Fact]
    public void A_selection_is_a_data_set_of_its_own()
    {
        EventRecording[] recordings = [.. Enumerable.Range(0, 5).Select(count => new EventRecording(new CameraEvent[count], 3, 2))];
        var data = new LabelledRecordings(recordings, [4, 3, 2, 1, 0], 5);
        LabelledRecordings chosen = data.Select([3, 1]);
        Assert.Equal([(1, 3), (3, 1)], Enumerable.Range(0, 2).Select(index => (chosen.Label(index), chosen.Recording(index).Count)));
        Assert.Equal((5, 3, 2), (chosen.ClassCount, chosen.Width, chosen.Height));
        Assert.Equal(2, data.Take(3).Recording(2).Count);
        Assert.Throws<ArgumentOutOfRangeException>("indices", () => data.Select([5]));
        Assert.Throws<ArgumentException>("indices", () => data.Select([]));
        Assert.Throws<ArgumentOutOfRangeException>("count", () => data.Take(6));
        Assert.Throws<ArgumentOutOfRangeException>("index", () => chosen.Recording(2));
    }

    [Fact]
    public void Recordings_that_do_not_fit_together_are_refused()
    {
        var recording = new EventRecording(default, 3, 2);
        Assert.Throws<ArgumentException>("recordings", () => new LabelledRecordings([], [], 1));
        Assert.Throws<ArgumentException>("labels", () => new LabelledRecordings([recording], [0, 0], 1));
        Assert.Throws<ArgumentException>("labels", () => new LabelledRecordings([recording], [1], 1));
        Assert.Throws<ArgumentException>("recordings", () => new LabelledRecordings([recording, new EventRecording(default, 2, 2)], [0, 0], 1));
        Assert.Throws<ArgumentOutOfRangeException>("classCount", () => new LabelledRecordings([recording], [0], 0));
    }
}
