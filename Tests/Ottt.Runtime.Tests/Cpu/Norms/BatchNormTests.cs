using Ottt.Cpu;
using Ottt.Cpu.Norms;
using Ottt.Testing;
using Xunit;

namespace Ottt.Runtime.Tests.Cpu.Norms;

public class BatchNormTests
{
    private const double Epsilon = 1e-3;
    private const double Momentum = 0.25;

    [Theory]
    [MemberData(nameof(Tensors.Seeds), MemberType = typeof(Tensors))]
    public void A_channel_is_normalised_over_samples_and_positions(int seed)
    {
        var drawn = new NormCase(seed);
        var run = new BatchNormRun(drawn, Epsilon, Momentum);

        double[] expected = Formula(drawn).Forward(Widths.Widen(drawn.X), Widths.Widen(drawn.Weight), Widths.Widen(drawn.Bias));
        Tensors.AssertClose(expected, drawn.ToDense(run.Output), 1e-5);
    }

    [Theory]
    [MemberData(nameof(Tensors.Seeds), MemberType = typeof(Tensors))]
    public void Running_statistics_take_in_the_mean_and_the_unbiased_variance(int seed)
    {
        var drawn = new NormCase(seed);
        var run = new BatchNormRun(drawn, Epsilon, Momentum);

        (double[] means, double[] variances) = Formula(drawn).Statistics(Widths.Widen(drawn.X));
        Tensors.AssertClose([.. means.Select(mean => ((1 - Momentum) * BatchNormRun.MeanBefore) + (Momentum * mean))], run.RunningMean, 1e-6);
        Tensors.AssertClose([.. variances.Select(variance => (1 - Momentum) + (Momentum * variance))], run.RunningVariance, 1e-5);
        Assert.Equal(BatchNormRun.BatchesBefore + 1, run.Batches);
    }

    [Theory]
    [MemberData(nameof(Tensors.Seeds), MemberType = typeof(Tensors))]
    public void The_gradients_are_those_of_finite_differences(int seed)
    {
        var drawn = new NormCase(seed);
        var run = new BatchNormRun(drawn, Epsilon, Momentum);
        double[] x = Widths.Widen(drawn.X), weight = Widths.Widen(drawn.Weight), bias = Widths.Widen(drawn.Bias);
        float[] inputGradient = drawn.ToDense(run.InputGradient);

        Assert.All(Some(x.Length), element => Assert.Equal(Slope(x, element), inputGradient[element], 1e-3));
        Assert.All(Some(weight.Length), element => Assert.Equal(Slope(weight, element), run.WeightGradient[element] - BatchNormRun.GradientBefore, 1e-3));
        Assert.All(Some(bias.Length), element => Assert.Equal(Slope(bias, element), run.BiasGradient[element] - BatchNormRun.GradientBefore, 1e-3));

        double Slope(double[] operand, int element) => Formula(drawn).Slope(x, weight, bias, drawn.OutputGradient, operand, element);
    }

    [Theory]
    [MemberData(nameof(Tensors.Seeds), MemberType = typeof(Tensors))]
    public void A_channel_has_the_same_bits_wherever_it_lies_in_a_vector(int seed)
    {
        // Alone, a channel is computed by scalars; so the width of vectors changes nothing.
        var drawn = new NormCase(seed);
        var together = new BatchNormRun(drawn, Epsilon, Momentum);
        for (int channel = 0; channel < drawn.Channels; channel++)
        {
            var alone = new BatchNormRun(drawn, Epsilon, Momentum, channel);
            Tensors.AssertSameBits(Of(together.Output, drawn.Channels, channel), Of(alone.Output, 1, 0));
            Tensors.AssertSameBits(Of(together.InputGradient, drawn.Channels, channel), Of(alone.InputGradient, 1, 0));
            Tensors.AssertSameBits(
                [together.RunningMean[channel], together.RunningVariance[channel], together.WeightGradient[channel], together.BiasGradient[channel]],
                [alone.RunningMean[0], alone.RunningVariance[0], alone.WeightGradient[0], alone.BiasGradient[0]]);
        }

        float[] Of(float[] memory, int channels, int channel)
        {
            float[] dense = Tensors.ToDense(memory, channels, drawn.Positions, drawn.Samples);
            return [.. dense.Where((_, index) => index / drawn.Positions % channels == channel)];
        }
    }

    [Fact]
    public void A_mean_far_from_zero_costs_no_accuracy_of_the_variance()
    {
        const int samples = 8, positions = 49;
        var geometry = new BatchNormGeometry(1, positions, Epsilon, 1);
        float[] x = [.. Enumerable.Range(0, samples * positions).Select(index => 4096f + (index % 2))];
        float[] moments = new float[samples * Layout.Stride(2)], variance = [0];
        BatchNorm.Moments(geometry, Tensors.ToMemory(x, 1, positions, samples), moments, samples);
        BatchNorm.Statistics(geometry, moments, [], [], new float[geometry.CoefficientsLength], [0], variance, [], samples, 0);

        // Zeros and ones: the variance is a quarter, unbiased a little more.
        Assert.Equal(0.25 * x.Length / (x.Length - 1), variance[0], 5e-6);
    }

    [Fact]
    public void Running_statistics_may_stand_for_those_of_the_batch()
    {
        var geometry = new BatchNormGeometry(2, 1, 0.5, Momentum);
        var coefficients = new float[geometry.CoefficientsLength];
        float[] x = [3, 4, .. new float[14]], y = new float[16];
        BatchNorm.RunningStatistics(geometry, [1, 2], [3.5f, 15.5f], [2, 1], [10, -1], coefficients);
        BatchNorm.Forward(geometry, x, coefficients, y, 1);

        Assert.Equal([12f, -0.5f], y[..2]);
    }

    [Fact]
    public void A_single_value_has_no_variance()
    {
        var geometry = new BatchNormGeometry(1, 1, Epsilon, Momentum);
        Assert.Throws<ArgumentException>("samples", () => BatchNorm.Statistics(geometry, new float[16], [], [], new float[4], [], [], [], 1, 0));
    }

    private static Textbook Formula(NormCase drawn) => new(drawn.ChannelOf, drawn.ChannelOf, Epsilon);

    private static IEnumerable<int> Some(int count) => Enumerable.Range(0, 12).Select(index => index * (count - 1) / 11).Distinct();
}
