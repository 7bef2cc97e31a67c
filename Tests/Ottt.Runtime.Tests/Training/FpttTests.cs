using Ottt.Runtime.Tests.Networks;
using Ottt.Testing;
using Ottt.Testing.Learning;
using Ottt.Training;
using Xunit;

namespace Ottt.Runtime.Tests.Training;

public class FpttTests
{
    // Lengths around any vector's width: whole vectors, a rest, and both.
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(16)]
    [InlineData(37)]
    public void Penalty_and_averages_follow_their_formulas(int count)
    {
        const double alpha = 0.3;
        Parameter parameter = Runs.Parameter("0.weight", Numbers.Signed(1, count));
        var parameters = new ParameterList([parameter]);
        var tensor = new OptimizedTensor("0.weight", Widths.Widen(parameter.Value), new double[count]);
        var reference = new ReferencePenalty(alpha, [tensor]);
        var fptt = new Fptt(alpha);
        for (int sequence = 0; sequence < 2; sequence++)
        {
            fptt.Begin(parameters);
            reference.Begin();
            for (ulong step = 0; step < 3; step++)
            {
                Fill(Numbers.Signed((10 * step) + 2, count));
                Assert.Equal(reference.Add(), fptt.Penalty(parameters), 1e-6);
                fptt.AddPenaltyGradient(parameters);
                Tolerances.Operation.Check("gradient", tensor.Gradient, Widths.Widen(parameter.Gradient));

                Numbers.Signed((10 * step) + 3, count).CopyTo(parameter.Edit());
                Widths.Widen(parameter.Value).CopyTo(tensor.Value.AsSpan());
                Fill(Numbers.Signed((10 * step) + 4, count));
                fptt.UpdateAverages(parameters);
                reference.UpdateAverages();
                Assert.True(fptt.TryGetRunningAverage(parameter, out ReadOnlySpan<float> average));
                Tolerances.Operation.Check("average", reference.Average("0.weight"), Widths.Widen(average));
                Assert.All(parameter.Gradient.ToArray(), value => Assert.Equal(0, value));
            }
        }

        void Fill(float[] gradient)
        {
            gradient.CopyTo(parameter.Gradient);
            Widths.Widen(gradient).CopyTo(tensor.Gradient.AsSpan());
        }
    }

    [Fact]
    public void The_gradient_of_the_penalty_is_its_slope()
    {
        float[] value = Numbers.Signed(1, 5);
        Parameter parameter = Runs.Parameter("0.weight", value);
        var parameters = new ParameterList([parameter]);
        var fptt = new Fptt(0.7);
        fptt.Begin(parameters);
        Numbers.Signed(2, 5).CopyTo(parameter.Gradient);
        fptt.UpdateAverages(parameters);
        fptt.AddPenaltyGradient(parameters);
        const float step = 1f / 64;
        for (int element = 0; element < 5; element++)
        {
            float middle = value[element];
            parameter.Edit()[element] = middle + step;
            double above = fptt.Penalty(parameters);
            parameter.Edit()[element] = middle - step;
            double below = fptt.Penalty(parameters);
            parameter.Edit()[element] = middle;

            Assert.Equal((above - below) / (2 * step), parameter.Gradient[element], 1e-5);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void The_weight_is_finite_and_positive(double alpha) =>
        Assert.Throws<ArgumentOutOfRangeException>(nameof(alpha), () => new Fptt(alpha));

    [Fact]
    public void A_sequence_must_be_begun()
    {
        var parameters = new ParameterList([Runs.Parameter("3.bias", [1, 2])]);
        var fptt = new Fptt(1);

        Assert.All<Action>(
            [() => fptt.Penalty(parameters), () => fptt.AddPenaltyGradient(parameters), () => fptt.UpdateAverages(parameters)],
            call => Assert.StartsWith(
                "Fptt.Begin was not called with the parameter 3.bias [2]", Assert.Throws<InvalidOperationException>(call).Message, StringComparison.Ordinal));
        Assert.False(fptt.TryGetRunningAverage(parameters[0], out _));
    }

    [Fact]
    public void An_average_has_the_length_of_its_parameter()
    {
        Parameter parameter = Runs.Parameter("3.bias", [1, 2]);
        var refusal = Assert.Throws<ArgumentException>("average", () => new Fptt(1).SetRunningAverage(parameter, [1, 2, 3]));

        Assert.StartsWith("The running average of 3.bias [2] has 2 elements; 3 were given.", refusal.Message, StringComparison.Ordinal);
    }
}
