using Ottt.Data.Events;
using Ottt.Testing;
using Xunit;

namespace Ottt.Toolkit.Tests.Data.Events;

/// <summary>All on a sensor of three columns and one row, so that frames are [T, 2, 1, 3]: off left to right, then on.</summary>
public class EventFramingTests
{
    private static readonly EventRecording Recording = new(
        (CameraEvent[])
        [
            new(0, 0, false, 100), new(1, 0, true, 101), new(1, 0, true, 133), new(2, 0, false, 134),
            new(2, 0, true, 166), new(0, 0, true, 190), new(0, 0, true, 200),
        ],
        3, 1);

    [Fact]
    public void Equal_times_are_those_of_the_whole_recording_and_the_last_takes_the_rest()
    {
        // (200 - 100) / 3 is 33: frames begin at 100, 133 and 166, and 200 is three of them away.
        Assert.Equal(
            [
                1, 0, 0, 0, 1, 0,
                0, 0, 1, 0, 1, 0,
                0, 0, 0, 2, 0, 1,
            ],
            Frames(EventFraming.EqualTimes(3)));
    }

    [Fact]
    public void Windows_have_their_time_and_leave_out_what_comes_after()
    {
        // Frames are 100 to 132 and 133 to 165.
        Assert.Equal([1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 0], Frames(EventFraming.TimeWindows(2, 33)));

        // 100 to 189, 190 to 279, and one after the end.
        Assert.Equal([1, 0, 1, 0, 2, 1, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0], Frames(EventFraming.TimeWindows(3, 90)));
    }

    [Fact]
    public void Equal_counts_share_the_events_and_the_last_takes_the_rest() =>
        Assert.Equal([1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 2, 0, 1], Frames(EventFraming.EqualCounts(3)));

    [Fact]
    public void Fixed_counts_leave_out_what_comes_after()
    {
        Assert.Equal([1, 0, 0, 0, 2, 0, 0, 0, 1, 1, 0, 1], Frames(EventFraming.EventCounts(2, 3)));
        Assert.Equal([1, 0, 1, 0, 2, 1, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0], Frames(EventFraming.EventCounts(3, 5)));
    }

    [Fact]
    public void A_frame_may_be_spikes_instead_of_counts() =>
        Assert.Equal([1, 0, 1, 1, 1, 1], Frames(EventFraming.EqualCounts(1) with { IsBinary = true }));

    [Fact]
    public void Downsampling_adds_the_pixels_of_a_square()
    {
        EventFraming framing = EventFraming.EqualCounts(1) with { Downsampling = 2 };
        Assert.Equal([1, 2, 1, 2], framing.Shape(3, 1));
        Assert.Equal([1, 1, 4, 1], Frames(framing));

        Assert.Equal([5, 2, 9, 17], (EventFraming.EqualCounts(5) with { Downsampling = 4 }).Shape(68, 34));
    }

    [Fact]
    public void A_row_and_a_column_of_two_dimensions_are_told_apart()
    {
        var recording = new EventRecording((CameraEvent[])[new(2, 0, true, 0), new(0, 1, true, 0), new(1, 1, false, 0)], 3, 2);
        var frames = new float[12];
        EventFraming.EqualCounts(1).Integrate(recording, frames);
        Assert.Equal([0, 0, 0, 0, 1, 0, 0, 0, 1, 1, 0, 0], frames);
    }

    [Fact]
    public void A_moved_recording_loses_what_leaves_the_sensor()
    {
        var frames = new float[6];
        EventFraming.EqualCounts(1).Integrate(Recording, frames, right: 1);
        Assert.Equal([0, 1, 0, 0, 2, 2], frames);
        EventFraming.EqualCounts(1).Integrate(Recording, frames, right: -2);
        Assert.Equal([1, 0, 0, 1, 0, 0], frames);
        EventFraming.EqualCounts(1).Integrate(Recording, frames, down: 1);
        Assert.Equal(new float[6], frames);
    }

    [Fact]
    public void Fewer_events_or_microseconds_than_frames_are_one_to_a_frame()
    {
        var recording = new EventRecording((CameraEvent[])[new(0, 0, true, 7), new(0, 0, true, 8)], 1, 1);
        foreach (EventFraming framing in new[] { EventFraming.EqualCounts(4), EventFraming.EqualTimes(4) })
        {
            var frames = new float[8];
            framing.Integrate(recording, frames);
            Assert.Equal([0, 1, 0, 1, 0, 0, 0, 0], frames);
        }
    }

    [Fact]
    public void A_recording_without_events_is_dark()
    {
        float[] frames = [1, 1, 1, 1];
        EventFraming.EqualTimes(2).Integrate(new EventRecording(default, 1, 1), frames);
        Assert.Equal(new float[4], frames);
    }

    [Fact]
    public void Arguments_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("frameCount", () => EventFraming.EqualTimes(0));
        Assert.Throws<ArgumentOutOfRangeException>("microseconds", () => EventFraming.TimeWindows(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("eventsPerFrame", () => EventFraming.EventCounts(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("value", () => EventFraming.EqualCounts(1) with { Downsampling = 0 });
        var problem = Assert.Throws<ArgumentException>("frames", () => EventFraming.EqualCounts(2).Integrate(Recording, new float[11]));
        Assert.StartsWith("The frames [2, 2, 1, 3] have 12 values; there is room for 11.", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Making_frames_allocates_nothing()
    {
        var frames = new float[18];
        EventFraming framing = EventFraming.EqualTimes(3);
        Assert.Equal(0, Allocation.FewestBytes(() => framing.Integrate(Recording, frames)));
    }

    private static float[] Frames(EventFraming framing)
    {
        var frames = new float[framing.Shape(3, 1).Aggregate((product, size) => product * size)];
        frames.AsSpan().Fill(9);
        framing.Integrate(Recording, frames);
        return frames;
    }
}
