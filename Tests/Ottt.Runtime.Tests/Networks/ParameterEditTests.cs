using Xunit;

namespace Ottt.Runtime.Tests.Networks;

public class ParameterEditTests
{
    [Fact]
    public void An_edit_is_seen_by_the_next_step_forward_and_backward()
    {
        using var network = new ReadoutWithInputGradient(Device.Cpu, 1, 1);
        network.Forward([1, 2, 3, 4]);
        network.Backward([1, 1, 1]);

        network.Parameters["0.weight"].Edit().Fill(0.5f);
        network.Parameters["0.bias"].Edit().Fill(-1);

        Assert.Equal([4f, 4f, 4f], network.Forward([1, 2, 3, 4]).ToArray());
        network.Backward([1, 2, 4]);
        Assert.Equal([3.5f, 3.5f, 3.5f, 3.5f], network.InputGradient.ToArray());
    }

    [Fact]
    public void An_edit_between_forward_and_backward_waits_for_the_next_step()
    {
        using var network = new ReadoutWithInputGradient(Device.Cpu, 1, 1);
        network.Parameters["0.weight"].Edit().Fill(0.5f);
        network.Forward([1, 2, 3, 4]);

        network.Parameters["0.weight"].Edit().Fill(100);
        network.Backward([1, 2, 4]);

        Assert.Equal([3.5f, 3.5f, 3.5f, 3.5f], network.InputGradient.ToArray());
    }

    [Fact]
    public void Evaluation_sees_an_edit_too()
    {
        using var network = new ReadoutWithInputGradient(Device.Cpu, 1, 1) { Training = false };
        network.Forward([1, 2, 3, 4]);

        network.Parameters["0.weight"].Edit().Clear();
        network.Parameters["0.bias"].Edit().Fill(7);

        Assert.Equal([7f, 7f, 7f], network.Forward([1, 2, 3, 4]).ToArray());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void The_same_seed_draws_the_same_parameters_for_any_batch_and_threads(int threads)
    {
        using var first = new SpikingCnn(Device.Cpu.WithThreads(1), 1, 9);
        using var second = new SpikingCnn(Device.Cpu.WithThreads(threads), threads, 9);
        using var other = new SpikingCnn(Device.Cpu.WithThreads(1), 1, 10);

        Assert.Equal(BitsOf(first), BitsOf(second));
        Assert.NotEqual(BitsOf(first), BitsOf(other));
    }

    private static IEnumerable<int> BitsOf(OtttNetwork network) =>
        network.Parameters.SelectMany(parameter => Numbers.Bits(parameter.Value.ToArray()));
}
