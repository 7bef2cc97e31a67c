using Ottt.Data;
using Ottt.Testing;
using Xunit;

namespace Ottt.Toolkit.Tests.Data;

public class LatencyEncoderTests
{
    [Fact]
    public void A_larger_value_spikes_earlier()
    {
        // 4 (1 - x) is 4, 3, 2.4, 2, 0.4 and 0.
        var encoder = new LatencyEncoder(5);
        Assert.Equal([4, 3, 2, 2, 0, 0], Steps(encoder, [0, 0.25f, 0.4f, 0.5f, 0.9f, 1]));
    }

    [Fact]
    public void Half_a_step_goes_to_an_even_one()
    {
        // 4 (1 - x) is 0.5, 1.5, 2.5 and 3.5.
        Assert.Equal([0, 2, 2, 4], Steps(new LatencyEncoder(5), [0.875f, 0.625f, 0.375f, 0.125f]));
    }

    [Fact]
    public void On_the_logarithmic_scale_equal_ratios_are_equal_times()
    {
        // With T = 5 the factor is e^4 - 1 = 53.6; 4 - ln(53.6 x + 1) is 4, 2.15 (x = 0.1), 0.68 (x = 0.5) and 0.
        Assert.Equal([4, 2, 1, 0], Steps(new LatencyEncoder(5, LatencyScale.Logarithmic), [0, 0.1f, 0.5f, 1]));
    }

    [Fact]
    public void Values_beyond_the_range_count_as_its_ends_and_no_number_never_spikes()
    {
        var encoder = new LatencyEncoder(4);
        Assert.Equal([3, 0, 3, 0], Steps(encoder, [-0.5f, 1.5f, float.NegativeInfinity, float.PositiveInfinity]));
        for (int step = 0; step < 6; step++) Assert.Equal(0, encoder.Encode([float.NaN], step)[0]);
        Assert.Equal([0, 0], encoder.Encode([0, 1], 4).ToArray());
    }

    [Fact]
    public void One_step_has_every_spike() => Assert.Equal([0, 0], Steps(new LatencyEncoder(1), [0, 1]));

    [Fact]
    public void Encoding_allocates_nothing_and_wrong_arguments_are_refused()
    {
        var encoder = new LatencyEncoder(4);
        var samples = new float[8];
        Assert.Equal(0, Allocation.FewestBytes(() => encoder.Encode(samples, 1)));
        Assert.Throws<ArgumentOutOfRangeException>("timeSteps", () => new LatencyEncoder(0));
        Assert.Throws<ArgumentOutOfRangeException>("timeSteps", () => new LatencyEncoder(701, LatencyScale.Logarithmic));
        Assert.Throws<ArgumentOutOfRangeException>("scale", () => new LatencyEncoder(4, (LatencyScale)2));
    }

    /// <summary>The step at which each value spikes; fails where one does not do so once.</summary>
    private static int[] Steps(LatencyEncoder encoder, float[] values)
    {
        encoder.Begin(0, 1);
        float[][] spikes = [.. Enumerable.Range(0, encoder.TimeSteps).Select(step => encoder.Encode(values, step).ToArray())];
        return [.. values.Select((_, index) => Assert.Single(Enumerable.Range(0, encoder.TimeSteps), step => spikes[step][index] == 1))];
    }
}
