using Xunit;

namespace Ottt.Runtime.Tests.Networks;

public sealed class OperandLengthTests : IDisposable
{
    private readonly SpikingCnn _network = new(Device.Cpu, 3, 1);
    private readonly PairReadout _pairs = new(Device.Cpu, 2, 1);

    public void Dispose()
    {
        _network.Dispose();
        _pairs.Dispose();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(72)]
    [InlineData(215)]
    [InlineData(217)]
    public void An_input_of_another_length_is_refused(int length)
    {
        var refusal = Assert.Throws<ArgumentException>("input", () => { _network.Forward(new float[length]); });

        Assert.Contains($"SpikingCnn was reset for 3 samples of [2, 6, 6] = 216 elements; the input has {length}.", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Reset(batch)", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(0, _network.TimeStep);
    }

    [Fact]
    public void The_expected_length_follows_the_batch_in_use()
    {
        _network.Reset(2);

        Assert.Throws<ArgumentException>("input", () => { _network.Forward(new float[216]); });
        Assert.Equal(2 * 3, _network.Forward(new float[144]).Length);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(8)]
    [InlineData(10)]
    public void A_gradient_of_another_length_is_refused_and_the_right_one_may_follow(int length)
    {
        _network.Forward(new float[216]);

        var refusal = Assert.Throws<ArgumentException>("outputGradient", () => _network.Backward(new float[length]));

        Assert.Contains($"SpikingCnn has an output of 3 x [3] = 9 elements; the gradient has {length}.", refusal.Message, StringComparison.Ordinal);
        _network.Backward(new float[9]);
    }

    [Theory]
    [InlineData(7, 8, "spike", 7)]
    [InlineData(8, 9, "trace", 9)]
    public void Each_operand_of_a_pair_is_checked(int spike, int trace, string wrong, int found)
    {
        var refusal = Assert.Throws<ArgumentException>(wrong, () => { _pairs.Forward(new float[spike], new float[trace]); });

        Assert.Contains($"PairReadout was reset for 2 samples of [4] = 8 elements; the {wrong} has {found}.", refusal.Message, StringComparison.Ordinal);
    }
}
