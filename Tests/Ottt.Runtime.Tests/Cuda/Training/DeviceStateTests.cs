using Ottt.Runtime.Tests.Networks;
using Ottt.Runtime.Tests.Training;
using Ottt.Testing.Cuda;
using Ottt.Training;
using Xunit;

namespace Ottt.Runtime.Tests.Cuda.Training;

/// <summary>Parameters and the state of an optimizer live on the device while it trains, and are seen and written on the host as if they did not.</summary>
public class DeviceStateTests
{
    [Fact]
    public void The_state_of_the_optimizer_is_that_of_the_processor() => Compare("adam", (network, optimizer) =>
        SequenceRuns.Train(SequenceRuns.Trainer(network, optimizer, UpdateRule.EveryStep), network));

    [Fact]
    public void Batches_and_steps_by_hand_take_turns() => Compare("momentum", (network, optimizer) =>
    {
        OnlineTrainer trainer = SequenceRuns.Trainer(network, optimizer, UpdateRule.Accumulate);
        var loss = new OtttLoss(3);
        for (int turn = 0; turn < 2; turn++)
        {
            trainer.TrainBatch(Runs.Samples(network, turn), Runs.Labels);
            network.Reset();
            network.Backward(loss.Gradient(network.Forward(Runs.Samples(network, 5)), Runs.Labels));
            optimizer.Step(network.Parameters);
        }
    });

    [Fact]
    public void What_the_host_writes_is_what_the_next_batch_goes_on_with() => Compare("momentum", (network, optimizer) =>
    {
        OnlineTrainer trainer = SequenceRuns.Trainer(network, optimizer, UpdateRule.Accumulate);
        trainer.TrainBatch(Runs.Samples(network, 0), Runs.Labels);
        network.Parameters["0.weight"].Edit()[3] = 0.75f;
        Parameter bias = network.Parameters["4.bias"];
        optimizer.SetState(bias, "momentum_buffer", new float[bias.Count]);
        trainer.TrainBatch(Runs.Samples(network, 1), Runs.Labels);
    });

    [Fact]
    public void A_second_optimizer_leaves_the_first_its_state()
    {
        using OtttNetwork network = SequenceRuns.Create(nameof(SpikingMlp), CudaUnderTest.Device);
        Optimizer first = SequenceRuns.Optimizer("momentum"), second = SequenceRuns.Optimizer("adam");
        SequenceRuns.Trainer(network, first, UpdateRule.Accumulate).TrainBatch(Runs.Samples(network, 0), Runs.Labels);
        Assert.True(first.TryGetState(network.Parameters[0], "momentum_buffer", out ReadOnlySpan<float> state));
        float[] before = state.ToArray();

        SequenceRuns.Trainer(network, second, UpdateRule.Accumulate).TrainBatch(Runs.Samples(network, 1), Runs.Labels);

        Assert.True(first.TryGetState(network.Parameters[0], "momentum_buffer", out state));
        Assert.Equal(before, state.ToArray());
        Assert.True(second.TryGetState(network.Parameters[0], "exp_avg", out _));
    }

    [Fact]
    public void The_optimizer_keeps_its_state_when_the_network_is_gone()
    {
        Optimizer optimizer = SequenceRuns.Optimizer("momentum");
        Parameter weight;
        using (OtttNetwork network = SequenceRuns.Create(nameof(SpikingMlp), CudaUnderTest.Device))
        {
            SequenceRuns.Trainer(network, optimizer, UpdateRule.Accumulate).TrainBatch(Runs.Samples(network, 0), Runs.Labels);
            weight = network.Parameters[0];
        }

        Assert.True(optimizer.TryGetState(weight, "momentum_buffer", out ReadOnlySpan<float> state));
        Assert.Contains(state.ToArray(), value => value != 0);
    }

    private static void Compare(string kind, Action<OtttNetwork, Optimizer> run)
    {
        using OtttNetwork expected = SequenceRuns.Create(nameof(SpikingMlp), Device.Cpu), actual = SequenceRuns.Create(nameof(SpikingMlp), CudaUnderTest.Device);
        Optimizer onProcessor = SequenceRuns.Optimizer(kind), onDevice = SequenceRuns.Optimizer(kind);
        run(expected, onProcessor);
        run(actual, onDevice);

        SequenceRuns.CheckEqual(expected, actual);
        Assert.Equal(onProcessor.StepCount, onDevice.StepCount);
        foreach (string name in onProcessor.StateNames)
        {
            for (int index = 0; index < expected.Parameters.Count; index++)
            {
                Assert.True(onProcessor.TryGetState(expected.Parameters[index], name, out ReadOnlySpan<float> of));
                Assert.True(onDevice.TryGetState(actual.Parameters[index], name, out ReadOnlySpan<float> also));
                SequenceRuns.Check($"{name} of {expected.Parameters[index].Name}", of, also);
            }
        }
    }
}
