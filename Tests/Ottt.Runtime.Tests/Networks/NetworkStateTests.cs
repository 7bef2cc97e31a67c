using Ottt.Runtime.Tests.Composition;
using Ottt.Testing;
using Xunit;

namespace Ottt.Runtime.Tests.Networks;

public class NetworkStateTests
{
    private const int Batch = 3;

    public static IEnumerable<TheoryDataRow<string, int>> Cases =>
        from network in StateNetworks.Names
        from threads in new[] { 1, 2 }
        select new TheoryDataRow<string, int>(network, threads);

    public static IEnumerable<TheoryDataRow<string>> Networks => StateNetworks.Names.Select(network => new TheoryDataRow<string>(network));

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_sequence_goes_on_from_a_saved_state_with_the_same_bits(string name, int threads)
    {
        using OtttNetwork network = StateNetworks.Create(name, Batch, threads);
        var state = new NetworkState();
        NetworkRun.Sequence(network, Batch, 3);
        network.SaveState(state);
        List<int> expected = NetworkRun.Steps(network, 3, 4);
        NetworkRun.Sequence(network, Batch - 1, 2, seed: 9);

        for (int time = 0; time < 2; time++)
        {
            network.RestoreState(state);
            Assert.Equal((Batch, 3), (network.Batch, network.TimeStep));
            Assert.Equal(expected, NetworkRun.Steps(network, 3, 4));
        }
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Saving_leaves_the_sequence_as_it_was(string name)
    {
        using OtttNetwork watched = StateNetworks.Create(name, Batch), unwatched = StateNetworks.Create(name, Batch);
        NetworkRun.Sequence(watched, Batch, 2);
        watched.SaveState(new NetworkState());
        NetworkRun.Sequence(unwatched, Batch, 2);

        Assert.Equal(NetworkRun.Steps(unwatched, 2, 3), NetworkRun.Steps(watched, 2, 3));
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Another_network_of_the_class_takes_the_state(string name)
    {
        using OtttNetwork network = StateNetworks.Create(name, Batch), other = StateNetworks.Create(name, Batch + 2);
        var state = new NetworkState();
        NetworkRun.Sequence(network, Batch, 2);
        NetworkRun.Sequence(network, Batch, 3);
        network.SaveState(state);

        other.RestoreState(state);

        Assert.Equal(NetworkRun.Steps(network, 3, 3), NetworkRun.Steps(other, 3, 3));
        Assert.Equal(NetworkRun.Sequence(network, Batch, 3), NetworkRun.Sequence(other, Batch, 3));
    }

    [Theory]
    [InlineData(nameof(SpikingCnn))]
    [InlineData(nameof(RecurrentNetwork))]
    public void Evaluation_goes_on_from_a_saved_state_and_training_stays_possible_after_a_reset(string name)
    {
        using OtttNetwork network = StateNetworks.Create(name, Batch);
        var state = new NetworkState();
        network.Training = false;
        Evaluate(network, 0);
        network.SaveState(state);
        float[] expected = Evaluate(network, 1);
        network.Reset();
        network.Training = true;
        NetworkRun.Sequence(network, Batch, 2);

        network.RestoreState(state);

        Assert.False(network.Training);
        Assert.Equal(Numbers.Bits(expected), Numbers.Bits(Evaluate(network, 1)));
        network.Reset();
        network.Training = true;
        NetworkRun.Sequence(network, Batch, 1);
    }

    [Fact]
    public void The_values_are_those_of_the_neurons_in_the_order_of_the_layer()
    {
        using var network = new SpikingPair(Device.Cpu, Batch, 5);
        var state = new NetworkState();
        NetworkRun.Sequence(network, Batch, 3);

        network.SaveState(state);

        NeuronState neuron = Assert.Single(network.Neurons);
        float[] charged = new float[Batch * neuron.Count], trace = new float[Batch * neuron.Count];
        neuron.CopyTo(NeuronVariable.Charged, charged);
        neuron.CopyTo(NeuronVariable.Trace, trace);
        IEnumerable<float> expected = charged.Chunk(neuron.Count).Zip(trace.Chunk(neuron.Count)).SelectMany(pair => pair.First.Concat(pair.Second));
        Assert.Contains(trace, value => value > 0);
        Assert.Equal(Numbers.Bits(expected), Numbers.Bits(state.Values.ToArray()));
        Assert.Equal((network.Description, Batch, 0, 3, true), (state.Network, state.Batch, state.Sequence, state.TimeStep, state.Training));
    }

    [Fact]
    public void Parameters_and_gradients_are_no_state()
    {
        using var network = new SpikingMlp(Device.Cpu, Batch, 1);
        var state = new NetworkState();
        NetworkRun.Sequence(network, Batch, 2);
        network.SaveState(state);
        NetworkRun.Steps(network, 2, 1);
        network.Parameters[0].Edit()[0] = 7;
        float[] gradient = network.Parameters[0].Gradient.ToArray();

        network.RestoreState(state);

        Assert.Equal(7, network.Parameters[0].Value[0]);
        Assert.Equal(gradient, network.Parameters[0].Gradient.ToArray());
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Saving_and_restoring_allocate_nothing_after_the_first_time(string name, int threads)
    {
        using OtttNetwork network = StateNetworks.Create(name, Batch, threads);
        var state = new NetworkState();
        NetworkRun.Sequence(network, Batch, 1);

        Assert.Equal(0, Allocation.FewestBytes(() =>
        {
            network.SaveState(state);
            network.RestoreState(state);
        }));
    }

    private static float[] Evaluate(OtttNetwork network, ulong step) =>
        network.Forward(Numbers.Currents(step, network.Batch * network.Description.InputCount)).ToArray();
}
