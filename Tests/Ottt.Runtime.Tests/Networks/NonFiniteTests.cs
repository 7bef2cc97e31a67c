using Xunit;

namespace Ottt.Runtime.Tests.Networks;

public sealed class NonFiniteTests : IDisposable
{
    private readonly SpikingMlp _network = new(Device.Cpu, 2, 1);

    public void Dispose() => _network.Dispose();

    [Fact]
    public void Nothing_is_found_where_all_is_finite()
    {
        _network.Forward(Numbers.Currents(1, 10));

        Assert.Null(_network.FindNonFinite());
    }

    [Theory]
    [InlineData("0.weight", "layer 0, Linear(12)", float.NaN)]
    [InlineData("2.bias", "layer 2, Linear(8)", float.PositiveInfinity)]
    [InlineData("4.weight", "layer 4, Linear(3)", float.NegativeInfinity)]
    public void A_parameter_is_named_with_its_layer(string name, string layer, float value)
    {
        _network.Parameters[name].Edit()[1] = value;

        Assert.Equal($"{layer}: parameter {name}", _network.FindNonFinite());
    }

    [Fact]
    public void A_membrane_potential_is_named_by_its_layer()
    {
        float[] input = Numbers.Currents(1, 10);
        input[9] = float.NaN;
        _network.Forward(input);

        Assert.Equal("layer 1, OtttLif(Tau = 2): membrane potential", _network.FindNonFinite());
    }

    [Fact]
    public void The_first_in_execution_order_is_named()
    {
        _network.Parameters["4.weight"].Edit().Fill(float.NaN);
        _network.Parameters["2.weight"].Edit()[3] = float.NaN;
        _network.Forward(Numbers.Currents(1, 10));

        Assert.Equal("layer 2, Linear(8): parameter 2.weight", _network.FindNonFinite());
    }
}
