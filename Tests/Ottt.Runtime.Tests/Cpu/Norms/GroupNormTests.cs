using Ottt.Cpu.Norms;
using Ottt.Testing;
using Xunit;

namespace Ottt.Runtime.Tests.Cpu.Norms;

public class GroupNormTests
{
    private const double Epsilon = 1e-3;

    [Theory]
    [MemberData(nameof(Tensors.Seeds), MemberType = typeof(Tensors))]
    public void A_group_of_a_sample_is_normalised_over_channels_and_positions(int seed)
    {
        var drawn = new NormCase(seed);
        GroupNormGeometry geometry = Geometry(drawn);

        double[] expected = Formula(drawn).Forward(Widths.Widen(drawn.X), Widths.Widen(drawn.Weight), Widths.Widen(drawn.Bias));
        Tensors.AssertClose(expected, drawn.ToDense(Forward(drawn, geometry, drawn.Weight, drawn.Bias)), 1e-5);

        double[] ones = [.. drawn.Weight.Select(_ => 1.0)], zeros = new double[drawn.Channels];
        Tensors.AssertClose(Formula(drawn).Forward(Widths.Widen(drawn.X), ones, zeros), drawn.ToDense(Forward(drawn, geometry, [], [])), 1e-5);
    }

    [Theory]
    [MemberData(nameof(Tensors.Seeds), MemberType = typeof(Tensors))]
    public void The_gradients_are_those_of_finite_differences(int seed)
    {
        var drawn = new NormCase(seed);
        GroupNormGeometry geometry = Geometry(drawn);
        double[] x = Widths.Widen(drawn.X), weight = Widths.Widen(drawn.Weight), bias = Widths.Widen(drawn.Bias);
        float[] memory = drawn.ToMemory(drawn.X), dy = drawn.ToMemory(drawn.OutputGradient), statistics = Statistics(drawn, geometry);
        float[] sums = Tensors.Memory(2 * drawn.Channels, drawn.Samples), gradient = drawn.Memory();
        float[] weightGradient = [.. Enumerable.Repeat(1f, drawn.Channels)], biasGradient = [.. Enumerable.Repeat(1f, drawn.Channels)];
        GroupNorm.GradientSums(geometry, dy, memory, statistics, sums, drawn.Samples);
        GroupNorm.InputGradient(geometry, dy, memory, statistics, sums, drawn.Weight, gradient, drawn.Samples);
        for (int piece = geometry.GradientPieces - 1; piece >= 0; piece--)
        {
            GroupNorm.Gradient(geometry, sums, statistics, weightGradient, biasGradient, drawn.Samples, piece);
        }

        float[] inputGradient = drawn.ToDense(gradient);
        Assert.All(Some(x.Length), element => Assert.Equal(Slope(x, element), inputGradient[element], 1e-3));
        Assert.All(Some(weight.Length), element => Assert.Equal(Slope(weight, element), weightGradient[element] - 1, 1e-3));
        Assert.All(Some(bias.Length), element => Assert.Equal(Slope(bias, element), biasGradient[element] - 1, 1e-3));

        double Slope(double[] operand, int element) => Formula(drawn).Slope(x, weight, bias, drawn.OutputGradient, operand, element);
    }

    private static float[] Statistics(NormCase drawn, GroupNormGeometry geometry)
    {
        float[] statistics = Tensors.Memory(2 * geometry.Groups, drawn.Samples);
        GroupNorm.Statistics(geometry, drawn.ToMemory(drawn.X), statistics, drawn.Samples);
        return statistics;
    }

    private static float[] Forward(NormCase drawn, GroupNormGeometry geometry, float[] weight, float[] bias)
    {
        float[] y = drawn.Memory();
        GroupNorm.Forward(geometry, drawn.ToMemory(drawn.X), Statistics(drawn, geometry), weight, bias, y, drawn.Samples);
        return y;
    }

    private static GroupNormGeometry Geometry(NormCase drawn) => new(drawn.Channels, drawn.Positions, drawn.Groups, Epsilon);

    private static Textbook Formula(NormCase drawn) => new(
        index => (drawn.SampleOf(index) * drawn.Groups) + (drawn.ChannelOf(index) / (drawn.Channels / drawn.Groups)), drawn.ChannelOf, Epsilon);

    private static IEnumerable<int> Some(int count) => Enumerable.Range(0, 12).Select(index => index * (count - 1) / 11).Distinct();
}
