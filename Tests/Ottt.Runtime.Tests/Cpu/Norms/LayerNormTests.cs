using Ottt.Cpu.Norms;
using Ottt.Testing;
using Xunit;

namespace Ottt.Runtime.Tests.Cpu.Norms;

public class LayerNormTests
{
    private const double Epsilon = 1e-3;

    [Theory]
    [MemberData(nameof(Tensors.Seeds), MemberType = typeof(Tensors))]
    public void A_sample_is_normalised_over_all_its_elements(int seed)
    {
        var drawn = new NormCase(seed);
        float[] weight = Packed(drawn, drawn.ElementWeight), bias = Packed(drawn, drawn.ElementBias);

        double[] expected = Formula(drawn).Forward(Widths.Widen(drawn.X), Widths.Widen(drawn.ElementWeight), Widths.Widen(drawn.ElementBias));
        Tensors.AssertClose(expected, drawn.ToDense(Forward(drawn, weight, bias)), 1e-5);

        double[] ones = [.. drawn.ElementWeight.Select(_ => 1.0)], zeros = new double[drawn.Elements];
        Tensors.AssertClose(Formula(drawn).Forward(Widths.Widen(drawn.X), ones, zeros), drawn.ToDense(Forward(drawn, [], [])), 1e-5);
    }

    [Theory]
    [MemberData(nameof(Tensors.Seeds), MemberType = typeof(Tensors))]
    public void The_gradients_are_those_of_finite_differences(int seed)
    {
        var drawn = new NormCase(seed);
        LayerNormGeometry geometry = Geometry(drawn);
        double[] x = Widths.Widen(drawn.X), weight = Widths.Widen(drawn.ElementWeight), bias = Widths.Widen(drawn.ElementBias);
        float[] memory = drawn.ToMemory(drawn.X), dy = drawn.ToMemory(drawn.OutputGradient), statistics = Statistics(drawn), gradient = drawn.Memory();
        float[] weightGradient = [.. Enumerable.Repeat(1f, drawn.Elements)], biasGradient = [.. Enumerable.Repeat(1f, drawn.Elements)];
        LayerNorm.InputGradient(geometry, dy, memory, statistics, Packed(drawn, drawn.ElementWeight), gradient, drawn.Samples);
        for (int piece = geometry.GradientPieces - 1; piece >= 0; piece--)
        {
            LayerNorm.Gradient(geometry, dy, memory, statistics, weightGradient, biasGradient, drawn.Samples, piece);
        }

        float[] inputGradient = drawn.ToDense(gradient);
        Assert.All(Some(x.Length), element => Assert.Equal(Slope(x, element), inputGradient[element], 1e-3));
        Assert.All(Some(weight.Length), element => Assert.Equal(Slope(weight, element), weightGradient[element] - 1, 1e-3));
        Assert.All(Some(bias.Length), element => Assert.Equal(Slope(bias, element), biasGradient[element] - 1, 1e-3));

        double Slope(double[] operand, int element) => Formula(drawn).Slope(x, weight, bias, drawn.OutputGradient, operand, element);
    }

    private static float[] Packed(NormCase drawn, float[] parameter)
    {
        var packed = new float[drawn.Elements];
        LayerNorm.Pack(Geometry(drawn), parameter, packed);
        return packed;
    }

    private static float[] Statistics(NormCase drawn)
    {
        float[] statistics = Tensors.Memory(2, drawn.Samples);
        LayerNorm.Statistics(Geometry(drawn), drawn.ToMemory(drawn.X), statistics, drawn.Samples);
        return statistics;
    }

    private static float[] Forward(NormCase drawn, float[] weight, float[] bias)
    {
        float[] y = drawn.Memory();
        LayerNorm.Forward(Geometry(drawn), drawn.ToMemory(drawn.X), Statistics(drawn), weight, bias, y, drawn.Samples);
        return y;
    }

    private static LayerNormGeometry Geometry(NormCase drawn) => new(drawn.Channels, drawn.Positions, Epsilon);

    private static Textbook Formula(NormCase drawn) => new(drawn.SampleOf, index => index % drawn.Elements, Epsilon);

    private static IEnumerable<int> Some(int count) => Enumerable.Range(0, 12).Select(index => index * (count - 1) / 11).Distinct();
}
