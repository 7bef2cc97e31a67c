using Xunit;

namespace Ottt.Runtime.Tests.Networks;

public class SequenceCountTests
{
    [Fact]
    public void A_training_sequence_counts_when_it_ends()
    {
        using var network = new SpikingCnn(Device.Cpu, 1, 1);
        Assert.Equal(0, network.Sequence);
        Step(network);
        Assert.Equal(0, network.Sequence);
        network.Reset();
        Assert.Equal(1, network.Sequence);
    }

    [Fact]
    public void A_reset_without_steps_does_not_count()
    {
        using var network = new SpikingCnn(Device.Cpu, 2, 1);
        network.Reset();
        network.Reset(1);

        Assert.Equal(0, network.Sequence);
    }

    [Fact]
    public void Evaluation_does_not_count()
    {
        using var network = new SpikingCnn(Device.Cpu, 1, 1);
        Evaluate(network);
        Step(network);
        Evaluate(network);
        Evaluate(network);

        Assert.Equal(1, network.Sequence);
    }

    [Fact]
    public void Masks_do_not_depend_on_evaluations_in_between()
    {
        using var steady = new SpikingCnn(Device.Cpu, 2, 3);
        using var curious = new SpikingCnn(Device.Cpu, 2, 3);
        for (ulong sequence = 0; sequence < 3; sequence++)
        {
            for (ulong evaluation = 0; evaluation < sequence; evaluation++) Evaluate(curious);

            Assert.Equal(NetworkRun.Sequence(steady, 2, 3, sequence), NetworkRun.Sequence(curious, 2, 3, sequence));
        }
    }

    [Fact]
    public void A_run_goes_on_from_the_number_of_its_sequence()
    {
        using var whole = new SpikingCnn(Device.Cpu, 2, 3);
        using var resumed = new SpikingCnn(Device.Cpu, 2, 3);
        NetworkRun.Sequence(whole, 2, 3);
        NetworkRun.Sequence(whole, 2, 3);
        resumed.Sequence = 2;
        resumed.Reset();

        Assert.Equal(NetworkRun.Sequence(whole, 2, 3), NetworkRun.Sequence(resumed, 2, 3));
    }

    private static void Step(SpikingCnn network) => network.Forward(new float[network.Batch * 72]);

    private static void Evaluate(SpikingCnn network)
    {
        network.Reset();
        network.Training = false;
        Step(network);
        Step(network);
        network.Reset();
        network.Training = true;
    }
}
