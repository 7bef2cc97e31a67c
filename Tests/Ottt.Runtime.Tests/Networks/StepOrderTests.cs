using Xunit;

namespace Ottt.Runtime.Tests.Networks;

public sealed class StepOrderTests : IDisposable
{
    private readonly SpikingMlp _network = new(Device.Cpu, 2, 1);

    public void Dispose() => _network.Dispose();

    [Fact]
    public void Backward_before_any_forward_is_refused() =>
        Assert.Equal("SpikingMlp.Backward was called before Forward.", Refusal(Backward));

    [Fact]
    public void Backward_right_after_a_reset_is_refused()
    {
        Forward();
        _network.Reset();

        Assert.Equal("SpikingMlp.Backward was called before Forward.", Refusal(Backward));
    }

    [Fact]
    public void A_second_backward_is_refused_and_names_the_time_step()
    {
        Forward();
        Backward();
        Forward();
        Backward();
        float[][] gradients = Gradients();

        Assert.Equal("SpikingMlp.Backward was called twice for time step 1; gradients are added once per step.", Refusal(Backward));
        Assert.Equal(gradients, Gradients());
    }

    [Fact]
    public void Backward_in_evaluation_is_refused()
    {
        _network.Training = false;
        Forward();

        string refusal = Refusal(Backward);

        Assert.StartsWith("SpikingMlp is in evaluation", refusal, StringComparison.Ordinal);
        Assert.All(_network.Parameters, parameter => Assert.All(parameter.Gradient.ToArray(), element => Assert.Equal(0f, element)));
    }

    [Theory]
    [InlineData(true, "evaluation")]
    [InlineData(false, "training")]
    public void The_mode_cannot_change_within_a_sequence(bool trainingFirst, string changedTo)
    {
        _network.Training = trainingFirst;
        Forward();
        Forward();
        _network.Training = !trainingFirst;

        Assert.Equal($"SpikingMlp changed to {changedTo} at time step 2 of a sequence; call Reset first.", Refusal(Forward));
    }

    [Fact]
    public void The_mode_may_change_right_after_a_reset()
    {
        Forward();
        _network.Reset();
        _network.Training = false;
        Forward();
        _network.Reset();
        _network.Training = true;
        Forward();

        Backward();
    }

    [Fact]
    public void A_step_without_backward_adds_no_gradient_and_may_be_followed_by_another()
    {
        Forward();
        Forward();

        Assert.Equal(2, _network.TimeStep);
        Assert.All(Gradients(), gradient => Assert.All(gradient, element => Assert.Equal(0f, element)));
    }

    private static string Refusal(Action call) => Assert.Throws<InvalidOperationException>(call).Message;

    private void Forward() => _network.Forward(Numbers.Currents(1, 2 * 5));

    private void Backward() => _network.Backward(Numbers.Signed(1, 2 * 3));

    private float[][] Gradients() => [.. _network.Parameters.Select(parameter => parameter.Gradient.ToArray())];
}
