using Ottt.Data;
using Xunit;

namespace Ottt.Toolkit.Tests.Data;

public class EncoderTests
{
    [Fact]
    public void The_direct_encoder_gives_the_sample_itself()
    {
        float[] samples = [0.1f, 0.2f];
        var encoder = new DirectEncoder();
        encoder.Begin(0, 1);
        Assert.True(encoder.Encode(samples, 3) == samples.AsSpan());
    }

    [Fact]
    public void Poisson_spikes_come_at_the_rate_of_the_value()
    {
        const int Steps = 20000;
        float[] samples = [0, 1, 0.5f, 0.1f, 0.9f, -1, 2, float.NaN, 0.25f];
        double[] expected = [0, 1, 0.5, 0.1, 0.9, 0, 1, 0, 0.25];
        var counts = new double[samples.Length];
        var encoder = new PoissonEncoder(11);
        encoder.Begin(0, 1);
        for (int timeStep = 0; timeStep < Steps; timeStep++)
        {
            ReadOnlySpan<float> spikes = encoder.Encode(samples, timeStep);
            for (int index = 0; index < spikes.Length; index++)
            {
                Assert.True(spikes[index] is 0 or 1);
                counts[index] += spikes[index];
            }
        }

        for (int index = 0; index < counts.Length; index++)
        {
            double deviation = Math.Sqrt(expected[index] * (1 - expected[index]) / Steps);
            Assert.Equal(expected[index], counts[index] / Steps, 4.5 * deviation);
        }
    }

    [Fact]
    public void Poisson_spikes_of_elements_steps_and_samples_differ()
    {
        float[] samples = [.. Enumerable.Repeat(0.5f, 512)];
        var encoder = new PoissonEncoder(1);
        encoder.Begin(0, 2);
        float[] first = encoder.Encode(samples, 0).ToArray();
        float[] second = encoder.Encode(samples, 1).ToArray();
        float[][] parts = [first[..128], first[128..256], first[256..384], first[384..], second[..128], second[256..384]];
        for (int one = 0; one < parts.Length; one++)
        {
            for (int other = 0; other < one; other++)
            {
                Assert.InRange(parts[one].Zip(parts[other]).Count(pair => pair.First == pair.Second), 35, 93);
            }
        }
    }

    [Fact]
    public void Poisson_spikes_of_a_sample_do_not_depend_on_its_batch()
    {
        float[] samples = [.. Enumerable.Range(0, 30).Select(index => index / 30f)];
        var together = new PoissonEncoder(2);
        together.Begin(7, 3);
        float[] whole = together.Encode(samples, 4).ToArray();
        var alone = new PoissonEncoder(2);
        for (int sample = 0; sample < 3; sample++)
        {
            alone.Begin(7 + sample, 1);
            Assert.Equal(whole[(10 * sample)..(10 * (sample + 1))], alone.Encode(samples.AsSpan(10 * sample, 10), 4).ToArray());
        }
    }

    [Fact]
    public void Another_seed_gives_other_spikes()
    {
        float[] samples = [.. Enumerable.Repeat(0.5f, 64)];
        var one = new PoissonEncoder(1);
        var other = new PoissonEncoder(2);
        one.Begin(0, 1);
        other.Begin(0, 1);
        Assert.NotEqual(one.Encode(samples, 0).ToArray(), other.Encode(samples, 0).ToArray());
    }

    [Fact]
    public void Encoding_without_a_batch_or_with_another_one_is_refused()
    {
        var encoder = new PoissonEncoder(1);
        Assert.Throws<ArgumentException>("samples", () => encoder.Encode(new float[4], 0));
        encoder.Begin(0, 3);
        Assert.Throws<ArgumentException>("samples", () => encoder.Encode(new float[4], 0));
        Assert.Throws<ArgumentOutOfRangeException>("batch", () => encoder.Begin(0, 0));
    }
}
