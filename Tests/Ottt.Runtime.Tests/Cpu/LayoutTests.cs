using Ottt.Cpu;
using Ottt.Numerics;
using Xunit;

namespace Ottt.Runtime.Tests.Cpu;

public class LayoutTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 16)]
    [InlineData(16, 16)]
    [InlineData(17, 32)]
    public void The_stride_is_the_next_multiple_of_sixteen(int elements, int stride) => Assert.Equal(stride, Layout.Stride(elements));

    [Theory]
    [MemberData(nameof(Tensors.Seeds), MemberType = typeof(Tensors))]
    public void Channels_go_last_and_come_back(int seed)
    {
        var random = new PhiloxStream((ulong)seed, 1);
        int channels = random.Between(1, 19), positions = random.Between(1, 23), samples = random.Between(1, 3);
        float[] dense = Tensors.Random(random, channels * positions * samples);

        float[] memory = Tensors.ToMemory(dense, channels, positions, samples);

        for (int i = 0; i < dense.Length; i++)
        {
            int sample = i / (channels * positions), channel = i / positions % channels, position = i % positions;
            Assert.Equal(dense[i], memory[(sample * Layout.Stride(channels * positions)) + (position * channels) + channel]);
        }

        Assert.Equal(dense, Tensors.ToDense(memory, channels, positions, samples));
    }

    [Fact]
    public void Padding_between_samples_is_left_alone()
    {
        float[] memory = Tensors.ToMemory(new float[2 * 15], 3, 5, 2);

        Assert.True(float.IsNaN(memory[15]));
        Assert.True(float.IsNaN(memory[31]));
    }
}
