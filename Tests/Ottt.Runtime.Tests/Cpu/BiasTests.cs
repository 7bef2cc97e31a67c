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
    [InlineData(531, 4, 2)]
    public void The_gradient_is_the_sum_over_samples_and_positions(int channels, int positions, int samples)
    {
        var random = new PhiloxStream(5, (ulong)channels);
        float[] delta = Tensors.Random(random, channels * positions * samples), gradient = Tensors.Random(random, channels);
        double[] expected = [.. gradient.Select(value => (double)value)];
        for (int i = 0; i < delta.Length; i++) expected[i / positions % channels] += delta[i];

        Bias.Gradient(Tensors.ToMemory(delta, channels, positions, samples), gradient, channels, positions, samples);

        Tensors.AssertClose(expected, gradient);
    }
}
