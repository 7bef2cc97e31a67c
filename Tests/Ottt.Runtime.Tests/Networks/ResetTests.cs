using Xunit;

namespace Ottt.Runtime.Tests.Networks;

public class ResetTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(5)]
    public void A_batch_out_of_range_is_refused_and_leaves_the_sequence_as_it_was(int batch)
    {
        using var network = new SpikingMlp(Device.Cpu, 4, 1);
        network.Reset(3);
        network.Forward(new float[15]);

        var refusal = Assert.Throws<ArgumentOutOfRangeException>(nameof(batch), () => network.Reset(batch));

        Assert.Contains($"SpikingMlp was planned for 1 to 4 samples, not {batch}.", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(3, network.Batch);
        Assert.Equal(1, network.TimeStep);
    }

    [Fact]
    public void A_network_is_planned_for_at_least_one_sample() =>
        Assert.Throws<ArgumentOutOfRangeException>("batchSize", () => new SpikingMlp(Device.Cpu, 0, 1));

    [Fact]
    public void Threads_that_no_memory_holds_are_refused_before_they_are_started() =>
        Assert.Throws<ArgumentOutOfRangeException>("device", () => new SpikingMlp(Device.Cpu.WithThreads(int.MaxValue), 1, 1));

    [Fact]
    public void Without_a_number_all_planned_samples_are_used()
    {
        using var network = new SpikingMlp(Device.Cpu, 4, 1);
        network.Reset(2);

        network.Reset();

        Assert.Equal(4, network.Batch);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void A_smaller_batch_gives_the_bits_of_a_network_planned_for_it(int batch)
    {
        using var large = new SpikingCnn(Device.Cpu, 5, 7);
        using var exact = new SpikingCnn(Device.Cpu, batch, 7);

        // What the full batch leaves behind in memory must not be seen by the smaller one; its sequence counts for masks.
        NetworkRun.Sequence(large, 5, 3);
        NetworkRun.Sequence(exact, batch, 3);

        Assert.Equal(NetworkRun.Sequence(exact, batch, 4, seed: 2), NetworkRun.Sequence(large, batch, 4, seed: 2));
    }

    [Fact]
    public void A_sequence_does_not_depend_on_the_one_before_it()
    {
        using var fresh = new SpikingMlp(Device.Cpu, 3, 7);
        using var used = new SpikingMlp(Device.Cpu, 3, 7);
        NetworkRun.Sequence(used, 3, 5);

        Assert.Equal(NetworkRun.Sequence(fresh, 3, 4, seed: 2), NetworkRun.Sequence(used, 3, 4, seed: 2));
    }

    [Fact]
    public void Without_a_reset_the_membrane_goes_on()
    {
        using var network = new SpikingMlp(Device.Cpu, 1, 7);
        float[] input = Numbers.Currents(1, 5);
        var membranes = new List<float[]>();
        for (int step = 0; step < 2; step++)
        {
            network.Forward(input);
            var membrane = new float[network.Neurons[0].Count];
            network.Neurons[0].CopyTo(NeuronVariable.Membrane, membrane);
            membranes.Add(membrane);
        }

        Assert.NotEqual(membranes[0], membranes[1]);
    }
}
