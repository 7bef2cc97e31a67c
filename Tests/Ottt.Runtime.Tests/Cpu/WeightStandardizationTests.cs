using Ottt.Cpu;
using Xunit;

namespace Ottt.Runtime.Tests.Cpu;

/// <summary>Weight standardisation: what it makes of a weight, and its gradient against finite differences.</summary>
public class WeightStandardizationTests
{
    private const int Units = 3;
    private const int Fan = 37;
    private const float Epsilon = 1e-4f;

    [Fact]
    public void A_unit_has_mean_zero_and_nearly_the_norm_of_its_gain()
    {
        (float[] weight, float[] gain, float[] standardized) = Draw();
        for (int piece = 0; piece < WeightStandardization.Pieces(Units); piece++) WeightStandardization.Forward(weight, gain, standardized, Units, Fan, Epsilon, piece);
        for (int unit = 0; unit < Units; unit++)
        {
            ReadOnlySpan<float> own = standardized.AsSpan(unit * Fan, Fan);
            double sum = 0, squares = 0;
            foreach (float value in own)
            {
                sum += value;
                squares += value * value;
            }

            // The variance is unbiased, so the squared norm is (fan - 1) / fan, less what epsilon takes.
            Assert.Equal(0, sum, 1e-5);
            Assert.InRange(squares / (gain[unit] * gain[unit]), 0.99 * (Fan - 1) / Fan, (double)(Fan - 1) / Fan);
        }
    }

    [Fact]
    public void The_gradient_is_that_of_finite_differences()
    {
        (float[] weight, float[] gain, _) = Draw();
        float[] upstream = [.. Enumerable.Range(0, Units * Fan).Select(index => MathF.Sin(index))];
        float[] weightGradient = new float[weight.Length], gainGradient = new float[gain.Length], consumed = [.. upstream];
        for (int piece = 0; piece < WeightStandardization.Pieces(Units); piece++) WeightStandardization.Gradient(weight, gain, consumed, weightGradient, gainGradient, Units, Fan, Epsilon, piece);
        for (int index = 0; index < weight.Length; index++) Assert.Equal(Slope(weight, index), weightGradient[index], 2e-3);
        for (int index = 0; index < gain.Length; index++) Assert.Equal(Slope(gain, index), gainGradient[index], 2e-3);

        double Slope(float[] values, int index)
        {
            const float Step = 1e-2f;
            float start = values[index];
            values[index] = start + Step;
            double above = Objective(weight, gain, upstream);
            values[index] = start - Step;
            double below = Objective(weight, gain, upstream);
            values[index] = start;
            return (above - below) / (2 * Step);
        }
    }

    [Fact]
    public void The_gradient_is_consumed_and_added()
    {
        (float[] weight, _, float[] upstream) = Draw();
        Array.Fill(upstream, 1);
        float[] weightGradient = [.. Enumerable.Repeat(5f, weight.Length)];
        for (int piece = 0; piece < WeightStandardization.Pieces(Units); piece++) WeightStandardization.Gradient(weight, [], upstream, weightGradient, [], Units, Fan, Epsilon, piece);

        // A gradient that is the same everywhere only moves the mean, which is taken out: nothing is added.
        Assert.All(weightGradient, value => Assert.Equal(5, value, 1e-4f));
        Assert.All(upstream, value => Assert.Equal(0, value));
    }

    private static double Objective(float[] weight, float[] gain, float[] upstream)
    {
        var standardized = new float[weight.Length];
        for (int piece = 0; piece < WeightStandardization.Pieces(Units); piece++) WeightStandardization.Forward(weight, gain, standardized, Units, Fan, Epsilon, piece);
        return standardized.Zip(upstream, (value, factor) => (double)value * factor).Sum();
    }

    private static (float[] Weight, float[] Gain, float[] Standardized) Draw()
    {
        var random = new Random(11);
        return (
            [.. Enumerable.Range(0, Units * Fan).Select(_ => (float)(random.NextDouble() - 0.3))],
            [1f, 0.5f, 2.5f],
            new float[Units * Fan]);
    }
}
