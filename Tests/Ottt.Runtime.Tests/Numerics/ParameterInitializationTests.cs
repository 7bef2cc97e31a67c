using Xunit;

namespace Ottt.Runtime.Tests.Numerics;

public class ParameterInitializationTests
{
    private const int FanIn = 50, FanOut = 150;

    [Theory]
    [InlineData(Initialization.Default, 1.0 / 50)]
    [InlineData(Initialization.KaimingUniform, 6.0 / 50)]
    [InlineData(Initialization.XavierUniform, 6.0 / 200)]
    public void Uniform_weights_fill_their_interval(Initialization initialization, double squaredBound)
    {
        float[] values = Draw("0.weight", initialization);
        double bound = Math.Sqrt(squaredBound);

        Assert.All(values, value => Assert.InRange(value, -bound, bound));
        Assert.Equal(0, values.Average(), bound * 0.02);
        Assert.Equal(squaredBound / 3, values.Average(value => (double)value * value), squaredBound * 0.02);
    }

    [Theory]
    [InlineData(Initialization.KaimingNormal, 2.0 / 50)]
    [InlineData(Initialization.XavierNormal, 2.0 / 200)]
    public void Normal_weights_have_their_variance(Initialization initialization, double variance)
    {
        float[] values = Draw("0.weight", initialization);

        Assert.Equal(0, values.Average(), Math.Sqrt(variance) * 0.05);
        Assert.Equal(variance, values.Average(value => (double)value * value), variance * 0.05);
        Assert.Contains(values, value => Math.Abs(value) > 2.5 * Math.Sqrt(variance));
    }

    [Theory]
    [InlineData(Initialization.Default)]
    [InlineData(Initialization.KaimingUniform)]
    [InlineData(Initialization.XavierNormal)]
    public void A_bias_is_uniform_whatever_the_weight_is(Initialization initialization)
    {
        Assert.All(Draw("0.bias", initialization), value => Assert.InRange(value, -1 / Math.Sqrt(FanIn), 1 / Math.Sqrt(FanIn)));
        Assert.Equal(Draw("0.bias", Initialization.Default), Draw("0.bias", initialization));
    }

    [Theory]
    [InlineData("0.weight")]
    [InlineData("0.bias")]
    public void Zeros_are_zeros(string name) => Assert.All(Draw(name, Initialization.Zeros), value => Assert.Equal(0, value));

    [Fact]
    public void Parameters_depend_on_seed_and_place_alone()
    {
        float[] first = Draw("0.weight", Initialization.Default, seed: 1), second = Draw("0.weight", Initialization.Default, seed: 2);
        Parameter[] pair = [Make("0.weight", Initialization.Default, 20_000), Make("1.weight", Initialization.Default, 20_000)];
        ParameterInitialization.Draw(new ParameterList(pair), seed: 1);

        Assert.NotEqual(first, second);
        Assert.Equal(first, pair[0].Value.ToArray());
        Assert.NotEqual(first, pair[1].Value.ToArray());
    }

    private static float[] Draw(string name, Initialization initialization, ulong seed = 1)
    {
        Parameter parameter = Make(name, initialization, 20_000);
        ParameterInitialization.Draw(new ParameterList([parameter]), seed);
        return parameter.Value.ToArray();
    }

    private static Parameter Make(string name, Initialization initialization, int count)
    {
        var description = new ParameterDescription(name, [count], FanIn, FanOut, initialization);
        float[] value = new float[count], gradient = new float[count];
        Array.Fill(value, float.NaN);
        return new Parameter(description, value, gradient);
    }
}
