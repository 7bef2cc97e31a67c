using Ottt.Cpu;
using Xunit;

namespace Ottt.Runtime.Tests.Cpu;

public class Conv2dTests
{
    [Theory]
    [MemberData(nameof(Tensors.Seeds), MemberType = typeof(Tensors))]
    public void Forward_is_the_cross_correlation_plus_bias(int seed)
    {
        var layer = new Conv2dCase(seed);
        bool biased = seed % 2 == 0;

        Tensors.AssertClose(layer.ExpectedForward(biased), layer.Forward(biased));
    }

    [Theory]
    [MemberData(nameof(Tensors.Seeds), MemberType = typeof(Tensors))]
    public void The_input_gradient_is_a_convolution_of_the_spread_output_gradient(int seed)
    {
        var layer = new Conv2dCase(seed);

        float[] gradient = layer.InputGradient(0, 0, layer.Geometry.InHeight, layer.Geometry.InWidth);

        Tensors.AssertClose(layer.ExpectedInputGradient(), gradient);
    }

    [Fact]
    public void The_input_gradient_of_the_part_inside_a_border_is_that_part_of_the_whole()
    {
        Conv2dGeometry geometry = new(3, 9, 11, 5, 3, 3, 2, 1, 1, 2, 1);
        var layer = new Conv2dCase(geometry, samples: 2);
        const int Top = 1, Left = 2, Height = 7, Width = 7;

        float[] whole = layer.InputGradient(0, 0, 9, 11), part = layer.InputGradient(Top, Left, Height, Width);

        for (int i = 0; i < part.Length; i++)
        {
            int image = i / (Height * Width), row = i / Width % Height, column = i % Width;
            Assert.Equal(whole[(image * 99) + ((row + Top) * 11) + column + Left], part[i], 1e-6f);
        }
    }

    [Theory]
    [MemberData(nameof(Tensors.Seeds), MemberType = typeof(Tensors))]
    public void The_weight_gradient_is_added_to_what_was_there(int seed)
    {
        var layer = new Conv2dCase(seed);

        Tensors.AssertClose(layer.ExpectedWeightGradient(), layer.WeightGradient(InOrder));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(39)]
    public void Small_images_are_summed_together_without_loss(int samples)
    {
        var layer = new Conv2dCase(new Conv2dGeometry(6, 6, 6, 16, 3, 3, 1, 1, 1, 1, 1), samples);

        Tensors.AssertClose(layer.ExpectedWeightGradient(), layer.WeightGradient(InOrder));
    }

    [Theory]
    [InlineData(16, 16, 32)]
    [InlineData(17, 19, 33)]
    [InlineData(31, 23, 5)]
    public void Large_images_are_summed_in_parts_without_loss(int outHeight, int outWidth, int outChannels)
    {
        var layer = new Conv2dCase(new Conv2dGeometry(3, outHeight + 2, outWidth + 1, outChannels, 3, 2, 1, 1, 1, 1, 1), samples: 2);

        Tensors.AssertClose(layer.ExpectedWeightGradient(), layer.WeightGradient(InOrder));
    }

    [Theory]
    [MemberData(nameof(Tensors.Seeds), MemberType = typeof(Tensors))]
    public void Neither_the_order_of_pieces_nor_threads_change_a_bit(int seed)
    {
        var layer = new Conv2dCase(seed);
        float[] expected = layer.WeightGradient(InOrder);

        Tensors.AssertSameBits(expected, layer.WeightGradient(Backwards));
        Tensors.AssertSameBits(expected, layer.WeightGradient(WorkerPool.Shared(3).Run));
    }

    [Theory]
    [MemberData(nameof(Tensors.Seeds), MemberType = typeof(Tensors))]
    public void Samples_one_by_one_give_the_same_bits(int seed)
    {
        var layer = new Conv2dCase(seed);

        Tensors.AssertSameBits(layer.Forward(biased: true), layer.Forward(biased: true, samplesAtOnce: 1));
    }

    [Theory]
    [InlineData(1, 3)]
    [InlineData(1, 19)]
    [InlineData(1, 32)]
    [InlineData(2, 9)]
    [InlineData(2, 25)]
    [InlineData(4, 7)]
    [InlineData(4, 12)]
    public void Narrow_groups_have_the_bits_that_each_has_alone(int width, int groups)
    {
        // As many output pixels as the weight gradient sums over several samples, whatever the channels.
        var layer = new Conv2dCase(new Conv2dGeometry(width * groups, 6, 9, width * groups, 3, 2, 1, 1, 1, 1, groups), samples: 9);
        float[] output = layer.Forward(biased: true), inputGradient = layer.InputGradient(0, 0, 6, 9), weightGradient = layer.WeightGradient(InOrder);
        for (int group = 0; group < groups; group++)
        {
            Conv2dCase alone = layer.Group(group);
            AssertGroup(alone.Forward(biased: true), output, samples: 9);
            AssertGroup(alone.InputGradient(0, 0, 6, 9), inputGradient, samples: 9);
            AssertGroup(alone.WeightGradient(InOrder), weightGradient, samples: 1);

            void AssertGroup(float[] expected, float[] all, int samples)
            {
                float[] actual = new float[expected.Length];
                Conv2dCase.Slice(all, actual, groups, group, samples);
                Tensors.AssertSameBits(expected, actual);
            }
        }
    }

    [Fact]
    public void Too_short_operands_are_refused()
    {
        var geometry = new Conv2dGeometry(2, 4, 4, 3, 3, 3, 1, 1, 1, 1, 1);
        float[] packed = new float[geometry.PackedLength];

        Assert.Throws<ArgumentException>(() => Conv2d.Forward(geometry, new float[31], packed, [], new float[16], 1));
        Assert.Throws<ArgumentException>(() => Conv2d.Forward(geometry, new float[32], packed, [], new float[11], 1));
        Assert.Throws<ArgumentException>(() => Conv2d.WeightGradient(geometry, new float[32], new float[16], [], new float[54], 1, 0));
    }

    [Fact]
    public void Geometries_of_equal_sizes_are_equal()
    {
        var geometry = new Conv2dGeometry(2, 4, 5, 3, 3, 3, 1, 1, 1, 1, 1);

        Assert.Equal(geometry, geometry with { });
        Assert.Equal(geometry.Backward(), geometry.Backward(4, 5));
        Assert.NotEqual(geometry, geometry.Backward());
    }

    private static void InOrder(int pieces, Action<int> body)
    {
        for (int piece = 0; piece < pieces; piece++) body(piece);
    }

    private static void Backwards(int pieces, Action<int> body)
    {
        for (int piece = pieces - 1; piece >= 0; piece--) body(piece);
    }
}
