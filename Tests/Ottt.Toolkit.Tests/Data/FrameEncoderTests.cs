using Ottt.Data;
using Ottt.Testing;
using Xunit;

namespace Ottt.Toolkit.Tests.Data;

public class FrameEncoderTests
{
    [Fact]
    public void Each_step_has_its_frame_of_every_sample()
    {
        // Two samples of three frames of two values: 10 and 11 are the first frame of the first sample.
        float[] samples = [10, 11, 12, 13, 14, 15, 20, 21, 22, 23, 24, 25];
        var encoder = new FrameEncoder(3);
        encoder.Begin(0, 2);
        Assert.Equal([10, 11, 20, 21], encoder.Encode(samples, 0).ToArray());
        Assert.Equal([14, 15, 24, 25], encoder.Encode(samples, 2).ToArray());
        Assert.Equal([12, 13, 22, 23], encoder.Encode(samples, 1).ToArray());
        Assert.False(encoder.Repeats(1));
    }

    [Fact]
    public void A_smaller_batch_after_a_larger_one_has_its_own_frames()
    {
        var encoder = new FrameEncoder(2);
        encoder.Begin(0, 3);
        encoder.Encode(new float[12], 0);
        encoder.Begin(3, 1);
        Assert.Equal([3, 4], encoder.Encode([1, 2, 3, 4], 1).ToArray());
    }

    [Fact]
    public void What_is_no_frame_is_refused()
    {
        var encoder = new FrameEncoder(2);
        Assert.Throws<ArgumentException>("samples", () => encoder.Encode(new float[4], 0).ToArray());
        encoder.Begin(0, 3);
        Assert.Throws<ArgumentException>("samples", () => encoder.Encode(new float[9], 0).ToArray());
        Assert.Throws<ArgumentOutOfRangeException>("timeStep", () => encoder.Encode(new float[6], 2).ToArray());
        Assert.Throws<ArgumentOutOfRangeException>("timeStep", () => encoder.Encode(new float[6], -1).ToArray());
        Assert.Throws<ArgumentOutOfRangeException>("frameCount", () => new FrameEncoder(0));
    }

    [Fact]
    public void Encoding_allocates_nothing()
    {
        var encoder = new FrameEncoder(2);
        encoder.Begin(0, 3);
        var samples = new float[12];
        Assert.Equal(0, Allocation.FewestBytes(() => encoder.Encode(samples, 1)));
    }
}
