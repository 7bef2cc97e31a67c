using Ottt.Cpu;
using Xunit;

namespace Ottt.Runtime.Tests.Cpu;

public class LinearTests
{
    [Theory]
    [MemberData(nameof(Tensors.Seeds), MemberType = typeof(Tensors))]
    public void Forward_is_the_product_with_the_transposed_weight_plus_bias(int seed)
    {
        var layer = new LinearCase(seed);
        bool biased = seed % 2 == 0;

        float[] y = layer.Forward(biased);

        double[] expected = new double[layer.Samples * layer.Geometry.OutFeatures];
        for (int i = 0; i < expected.Length; i++)
        {
            (int sample, int unit) = Math.DivRem(i, layer.Geometry.OutFeatures);
            double sum = biased ? layer.Bias[unit] : 0;
            for (int feature = 0; feature < layer.Geometry.InFeatures; feature++)
            {
                sum += (double)layer.X(sample, feature) * layer.W(unit, feature);
            }

            expected[i] = sum;
        }

        Tensors.AssertClose(expected, y);
    }

    [Theory]
    [MemberData(nameof(Tensors.Seeds), MemberType = typeof(Tensors))]
    public void The_input_gradient_is_the_product_with_the_weight(int seed)
    {
        var layer = new LinearCase(seed);

        float[] gradient = layer.InputGradient();

        double[] expected = new double[layer.Samples * layer.Geometry.InFeatures];
        for (int i = 0; i < expected.Length; i++)
        {
            (int sample, int feature) = Math.DivRem(i, layer.Geometry.InFeatures);
            for (int unit = 0; unit < layer.Geometry.OutFeatures; unit++)
            {
                expected[i] += (double)layer.Delta(sample, unit) * layer.W(unit, feature);
            }
        }

        Tensors.AssertClose(expected, gradient);
    }

    [Theory]
    [MemberData(nameof(Tensors.Seeds), MemberType = typeof(Tensors))]
    public void The_weight_gradient_is_added_to_what_was_there(int seed)
    {
        var layer = new LinearCase(seed);

        float[] gradient = layer.WeightGradient(Enumerable.Range(0, layer.Geometry.WeightGradientPieces));

        Tensors.AssertClose(ExpectedWeightGradient(layer), gradient);
    }

    [Fact]
    public void A_batch_larger_than_one_sum_is_summed_in_parts()
    {
        var layer = new LinearCase(new LinearGeometry(6, 3, 3, 2), samples: 1100);

        float[] gradient = layer.WeightGradient(Enumerable.Range(0, layer.Geometry.WeightGradientPieces));

        Tensors.AssertClose(ExpectedWeightGradient(layer), gradient);
    }

    [Theory]
    [MemberData(nameof(Tensors.Seeds), MemberType = typeof(Tensors))]
    public void The_order_of_pieces_changes_no_bit(int seed)
    {
        var layer = new LinearCase(seed);
        IEnumerable<int> pieces = Enumerable.Range(0, layer.Geometry.WeightGradientPieces);

        Tensors.AssertSameBits(layer.WeightGradient(pieces), layer.WeightGradient(pieces.Reverse()));
    }

    [Theory]
    [MemberData(nameof(Tensors.Seeds), MemberType = typeof(Tensors))]
    public void Samples_one_by_one_give_the_same_bits(int seed)
    {
        var layer = new LinearCase(seed);

        Tensors.AssertSameBits(layer.Forward(biased: true), layer.Forward(biased: true, samplesAtOnce: 1));
    }

    [Fact]
    public void Too_short_operands_are_refused()
    {
        var geometry = new LinearGeometry(4, 3, 4, 1);
        float[] packed = new float[geometry.PackedForwardLength];

        Assert.Throws<ArgumentException>(() => Linear.Forward(geometry, new float[4], packed, [], new float[32], 2));
        Assert.Throws<ArgumentException>(() => Linear.Forward(geometry, new float[32], packed, [], new float[16], 2));
        Assert.Throws<ArgumentException>(() => Linear.Forward(geometry, new float[32], packed.AsSpan(1), [], new float[32], 2));
    }

    [Fact]
    public void Geometries_of_equal_sizes_are_equal()
    {
        Assert.Equal(new LinearGeometry(6, 3, 3, 2), new LinearGeometry(6, 3, 3, 2));
        Assert.NotEqual(new LinearGeometry(6, 3, 3, 2), new LinearGeometry(6, 3, 2, 3));
    }

    private static double[] ExpectedWeightGradient(LinearCase layer)
    {
        double[] expected = [.. layer.Weight.Select(value => (double)value)];
        for (int i = 0; i < expected.Length; i++)
        {
            (int unit, int feature) = Math.DivRem(i, layer.Geometry.InFeatures);
            for (int sample = 0; sample < layer.Samples; sample++)
            {
                expected[i] += (double)layer.Delta(sample, unit) * layer.X(sample, feature);
            }
        }

        return expected;
    }
}
