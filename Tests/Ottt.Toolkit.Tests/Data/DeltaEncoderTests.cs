using Ottt.Data;
using Ottt.Testing;
using Xunit;

namespace Ottt.Toolkit.Tests.Data;

public class DeltaEncoderTests
{
    // One sample of a value that climbs slowly, then falls at once, and of one that rests.
    private static readonly float[] Samples = [1, 5, 1.25f, 5, 1.5f, 5, 1.75f, 5, 0.5f, 5, 0.25f, 5];

    [Fact]
    public void A_spike_is_where_the_change_since_the_last_one_reaches_the_threshold()
    {
        // The level is 1, 1, then 1.5 from step 2 on, then 0.5 from step 4 on.
        Assert.Equal([0, 0, 1, 0, -1, 0], Steps(new DeltaEncoder(6, 0.5f, isSigned: true), 1).Select(step => step[0]));
        Assert.All(Steps(new DeltaEncoder(6, 0.5f, isSigned: true), 1), step => Assert.Equal(0, step[1]));
    }

    [Fact]
    public void Negative_and_positive_spikes_have_channels_of_their_own()
    {
        float[][] steps = Steps(new DeltaEncoder(6, 0.5f), 1);
        Assert.Equal([0, 0, 1, 0], steps[2]);
        Assert.Equal([1, 0, 0, 0], steps[4]);
        Assert.Equal(new float[4], steps[0]);
    }

    [Fact]
    public void Samples_of_a_batch_do_not_mix()
    {
        // Three frames of one value: up and down in the first sample, down and up in the second.
        var encoder = new DeltaEncoder(3, 1);
        encoder.Begin(0, 2);
        float[] samples = [0, 1, 0, 7, 5, 9];
        Assert.Equal([0, 0, 0, 0], encoder.Encode(samples, 0).ToArray());
        Assert.Equal([0, 1, 1, 0], encoder.Encode(samples, 1).ToArray());
        Assert.Equal([1, 0, 0, 1], encoder.Encode(samples, 2).ToArray());
    }

    [Fact]
    public void Any_step_can_be_asked_for_in_any_order()
    {
        var encoder = new DeltaEncoder(6, 0.5f, isSigned: true);
        float[][] steps = Steps(encoder, 1);
        encoder.Begin(1, 1);
        foreach (int step in new[] { 4, 2, 2, 3, 5, 0, 1 }) Assert.Equal(steps[step], encoder.Encode(Samples, step).ToArray());

        // Another batch that goes on in its middle has levels of its own.
        encoder.Begin(2, 1);
        float[] others = [0, 0, 0, 0, 2, 0, 2, 0, 2, 0, 2, 0];
        Assert.Equal([1, 0], encoder.Encode(others, 2).ToArray());
    }

    [Fact]
    public void Encoding_allocates_nothing_and_wrong_arguments_are_refused()
    {
        var encoder = new DeltaEncoder(6, 0.5f);
        Assert.Throws<ArgumentException>("samples", () => encoder.Encode(Samples, 0).ToArray());
        encoder.Begin(0, 2);
        Assert.Equal(0, Allocation.FewestBytes(() => encoder.Encode(Samples, 1)));
        Assert.Throws<ArgumentOutOfRangeException>("timeStep", () => encoder.Encode(Samples, 6).ToArray());
        Assert.Throws<ArgumentOutOfRangeException>("frameCount", () => new DeltaEncoder(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>("threshold", () => new DeltaEncoder(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("threshold", () => new DeltaEncoder(1, float.NaN));
    }

    private static float[][] Steps(DeltaEncoder encoder, int batch)
    {
        encoder.Begin(0, batch);
        return [.. Enumerable.Range(0, encoder.FrameCount).Select(step => encoder.Encode(Samples, step).ToArray())];
    }
}
