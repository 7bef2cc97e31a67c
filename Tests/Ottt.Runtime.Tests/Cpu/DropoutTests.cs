using Ottt.Cpu;
using Xunit;

namespace Ottt.Runtime.Tests.Cpu;

public class DropoutTests
{
    private const int Elements = 37;

    [Fact]
    public void Samples_drawn_apart_equal_samples_drawn_together()
    {
        float[] together = Draw(0, 5);

        for (int sample = 0; sample < 5; sample++)
        {
            int stride = Layout.Stride(Elements);
            Assert.Equal(together.AsSpan(sample * stride, Elements), Draw(sample, 1).AsSpan(0, Elements));
        }
    }

    [Fact]
    public void Elements_are_zero_or_scaled_with_the_given_probability()
    {
        float[] mask = new float[100_000];
        Dropout.DrawMask(mask, 0.25f, seed: 1, layer: 2, sequence: 3, step: 4, mask.Length, firstSample: 0, samples: 1);

        Assert.All(mask, value => Assert.True(value is 0 or (1 / 0.75f)));
        Assert.InRange(mask.Count(value => value == 0), 24_500, 25_500);
    }

    [Fact]
    public void Probabilities_zero_and_one_keep_all_and_nothing()
    {
        float[] mask = new float[64];
        Dropout.DrawMask(mask, 0, 1, 2, 3, 4, mask.Length, 0, 1);
        Assert.All(mask, value => Assert.Equal(1, value));
        Dropout.DrawMask(mask, 1, 1, 2, 3, 4, mask.Length, 0, 1);
        Assert.All(mask, value => Assert.Equal(0, value));
    }

    [Fact]
    public void Every_coordinate_changes_the_mask()
    {
        float[] usual = Draw(0, 1);

        Assert.NotEqual(usual, Draw(1, 1));
        Assert.NotEqual(usual, Draw(0, 1, seed: 2));
        Assert.NotEqual(usual, Draw(0, 1, layer: 1));
        Assert.NotEqual(usual, Draw(0, 1, sequence: 1));
        Assert.NotEqual(usual, Draw(0, 1, sequence: 1L << 32));
        Assert.NotEqual(usual, Draw(0, 1, step: 1));
        Assert.NotEqual(usual, Draw(0, 1, step: 1L << 32));
    }

    private static float[] Draw(int firstSample, int samples, ulong seed = 1, int layer = 0, long sequence = 0, long step = 0)
    {
        float[] mask = new float[samples * Layout.Stride(Elements)];
        Dropout.DrawMask(mask, 0.5f, seed, layer, sequence, step, Elements, firstSample, samples);
        return mask;
    }
}
