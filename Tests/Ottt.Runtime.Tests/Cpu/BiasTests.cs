using Ottt.Cpu;
using Ottt.Numerics;
using Xunit;

namespace Ottt.Runtime.Tests.Cpu;

public class BiasTests
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(10, 1, 7)]
    [InlineData(19, 25, 3)]
    [InlineData(256, 2, 2)]
    public void A_bias_is_added_per_channel(int channels, int positions, int samples)
    {
        var random = new PhiloxStream(6, (ulong)channels);
        float[] x = Tensors.Random(random, channels * positions * samples), bias = Tensors.Random(random, channels);
        float[] y = Tensors.Memory(channels * positions, samples);

        Bias.Add(Tensors.ToMemory(x, channels, positions, samples), bias, y, channels, positions, samples);

        Assert.Equal(x.Select((value, i) => value + bias[i / positions % channels]), Tensors.ToDense(y, channels, positions, samples));
    }

    [Theory]
    [InlineData(1, 4, 2)]
    [InlineData(10, 3, 7)]
    [InlineData(19, 25, 3)]
    public void A_bias_per_element_is_numbered_channels_first(int channels, int positions, int samples)
    {
        var random = new PhiloxStream(7, (ulong)channels);
        int elements = channels * positions;
        float[] x = Tensors.Random(random, elements * samples), bias = Tensors.Random(random, elements), gradient = Tensors.Random(random, elements);
        float[] y = Tensors.Memory(elements, samples), memory = Tensors.ToMemory(x, channels, positions, samples);
        double[] expected = [.. gradient.Select(value => (double)value)];
        for (int i = 0; i < x.Length; i++) expected[i % elements] += x[i];

        Bias.AddPerElement(memory, bias, y, channels, positions, samples);
        Bias.GradientPerElement(memory, gradient, channels, positions, samples);

        Assert.Equal(x.Select((value, i) => value + bias[i % elements]), Tensors.ToDense(y, channels, positions, samples));
        Tensors.AssertClose(expected, gradient);
    }

    [Fact]
    public void A_bias_of_another_length_is_refused()
    {
        float[] x = new float[32], y = new float[32];
        Assert.Throws<ArgumentException>(() => Bias.Add(x, new float[2], y, 3, 2, 1));
        Assert.Throws<ArgumentException>(() => Bias.AddPerElement(x, new float[5], y, 3, 2, 1));
        Assert.Throws<ArgumentException>(() => Bias.GradientPerElement(x, new float[5], 3, 2, 1));
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(10, 1, 7)]
    [InlineData(19, 25, 3)]
    [InlineData(256, 2, 2)]
    [InlineData(531, 4, 2)]
    public void The_gradient_is_the_sum_over_samples_and_positions(int channels, int positions, int samples)
    {
        var random = new PhiloxStream(5, (ulong)channels);
        float[] delta = Tensors.Random(random, channels * positions * samples), gradient = Tensors.Random(random, channels);
        double[] expected = [.. gradient.Select(value => (double)value)];
        for (int i = 0; i < delta.Length; i++) expected[i / positions % channels] += delta[i];

        for (int piece = 0; piece < Bias.Pieces(channels); piece++)
        {
            Bias.Gradient(Tensors.ToMemory(delta, channels, positions, samples), gradient, channels, positions, samples, piece);
        }

        Tensors.AssertClose(expected, gradient);
    }
}
