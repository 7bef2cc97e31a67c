using Ottt.Runtime.Tests.Networks;
using Ottt.Training;
using Xunit;

namespace Ottt.Runtime.Tests.Training;

public class BackwardStepsTests
{
    private const int TimeSteps = 4;

    public static TheoryData<UpdateRule> Rules => [.. Enum.GetValues<UpdateRule>()];

    [Theory]
    [MemberData(nameof(Rules))]
    public void All_steps_give_the_bits_of_the_plain_rule(UpdateRule rule)
    {
        using var plain = new SpikingCnn(Device.Cpu, Runs.Batch, 5);
        using var all = new SpikingCnn(Device.Cpu, Runs.Batch, 5);

        Runs.Train(NewTrainer(plain, rule, null), plain, 0, 3);
        Runs.Train(NewTrainer(all, rule, TimeSteps), all, 0, 3);

        Assert.Equal(Runs.Bits(plain), Runs.Bits(all));
    }

    [Theory]
    [InlineData(UpdateRule.Accumulate, 1)]
    [InlineData(UpdateRule.Accumulate, 2)]
    [InlineData(UpdateRule.Accumulate, 3)]
    [InlineData(UpdateRule.EveryStep, 1)]
    [InlineData(UpdateRule.EveryStep, 2)]
    [InlineData(UpdateRule.EveryStep, 3)]
    public void The_update_is_that_of_the_chosen_steps_alone(UpdateRule rule, int chosen)
    {
        using var network = new SpikingCnn(Device.Cpu, Runs.Batch, 5);
        Runs.Train(NewTrainer(network, rule, chosen), network, 0, 1);
        int[] bits = Runs.Bits(network);

        // Which steps were chosen is not looked at: of all sets of that size, one gives these parameters.
        IEnumerable<int> sets = Enumerable.Range(0, 1 << TimeSteps).Where(set => int.PopCount(set) == chosen);
        Assert.Single(sets, set => ByHand(rule, set).SequenceEqual(bits));
    }

    [Theory]
    [InlineData(UpdateRule.Accumulate, 1)]
    [InlineData(UpdateRule.EveryStep, 2)]
    public void All_steps_run_forward_and_as_many_as_asked_for_go_backward(UpdateRule rule, int updates)
    {
        using var network = new LinearFake(2, 2, 2) { Log = [] };
        var optimizer = new Sgd(0.1);
        var trainer = new OnlineTrainer(network, new CrossEntropyLoss(), optimizer) { TimeSteps = 6, BackwardSteps = 2, UpdateRule = rule };

        trainer.TrainBatch([1, 0, 0, 1], [0, 1]);

        Assert.Equal(6, network.Log.Count(entry => entry.Contains("training", StringComparison.Ordinal)));
        Assert.Equal(2, network.Log.Count(entry => entry == "backward"));
        Assert.Equal(updates, optimizer.StepCount);
    }

    [Fact]
    public void All_steps_count_in_the_loss()
    {
        using var plain = new SpikingMlp(Device.Cpu, Runs.Batch, 5);
        using var chosen = new SpikingMlp(Device.Cpu, Runs.Batch, 5);

        BatchResult expected = NewTrainer(plain, UpdateRule.Accumulate, null).TrainBatch(Runs.Samples(plain, 0), Runs.Labels);

        Assert.Equal(expected, NewTrainer(chosen, UpdateRule.Accumulate, 1).TrainBatch(Runs.Samples(chosen, 0), Runs.Labels));
    }

    [Fact]
    public void A_resumed_run_makes_the_same_choices()
    {
        using var whole = new SpikingMlp(Device.Cpu, Runs.Batch, 5);
        OnlineTrainer trainer = WithoutMomentum(whole);
        Runs.Train(trainer, whole, 0, 3);
        using var resumed = new SpikingMlp(Device.Cpu, Runs.Batch, 5);
        for (int index = 0; index < whole.Parameters.Count; index++) whole.Parameters[index].Value.CopyTo(resumed.Parameters[index].Edit());
        OnlineTrainer other = WithoutMomentum(resumed);
        other.SamplesSeen = trainer.SamplesSeen;

        Runs.Train(trainer, whole, 3, 5);
        Runs.Train(other, resumed, 3, 5);

        Assert.Equal(Runs.Bits(whole), Runs.Bits(resumed));

        static OnlineTrainer WithoutMomentum(OtttNetwork network) =>
            new(network, new OtttLoss(TimeSteps), new Sgd(0.1)) { TimeSteps = TimeSteps, BackwardSteps = 1 };
    }

    [Fact]
    public void The_seed_makes_other_choices()
    {
        int[][] bits = [.. new ulong[] { 1, 2 }.Select(seed =>
        {
            using var network = new SpikingMlp(Device.Cpu, Runs.Batch, 5);
            OnlineTrainer trainer = NewTrainer(network, UpdateRule.Accumulate, 1);
            trainer.Seed = seed;
            Runs.Train(trainer, network, 0, 5);
            return Runs.Bits(network);
        })];

        Assert.NotEqual(bits[0], bits[1]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    public void At_least_one_step_goes_backward(int steps)
    {
        using var network = new LinearFake(2, 2, 2);
        OnlineTrainer trainer = NewTrainer(network, UpdateRule.Accumulate, null);

        Assert.Throws<ArgumentOutOfRangeException>(nameof(OnlineTrainer.BackwardSteps), () => trainer.BackwardSteps = steps);
        Assert.Null(trainer.BackwardSteps);
    }

    [Fact]
    public void At_most_all_steps_go_backward()
    {
        using var network = new LinearFake(2, 2, 2) { Log = [] };
        OnlineTrainer trainer = NewTrainer(network, UpdateRule.EveryStep, TimeSteps + 1);

        var refusal = Assert.Throws<InvalidOperationException>(() => trainer.TrainBatch([1, 0, 0, 1], [0, 1]));

        Assert.Equal("BackwardSteps = 5 is more than TimeSteps = 4; at most every time step can go backward.", refusal.Message);
        Assert.Empty(network.Log);
    }

    private static int[] ByHand(UpdateRule rule, int chosen)
    {
        using var network = new SpikingCnn(Device.Cpu, Runs.Batch, 5);
        var loss = new OtttLoss(TimeSteps);
        var optimizer = new Sgd(0.1) { Momentum = 0.9, WeightDecay = 0.01 };
        network.Reset();
        for (int step = 0; step < TimeSteps; step++)
        {
            ReadOnlySpan<float> output = step == 0 ? network.Forward(Runs.Samples(network, 0)) : network.Forward();
            if ((chosen & (1 << step)) == 0) continue;
            network.Backward(loss.Gradient(output, Runs.Labels));
            if (rule == UpdateRule.EveryStep) optimizer.Step(network.Parameters);
        }

        if (rule == UpdateRule.Accumulate) optimizer.Step(network.Parameters);
        return Runs.Bits(network);
    }

    private static OnlineTrainer NewTrainer(OtttNetwork network, UpdateRule rule, int? backwardSteps) =>
        new(network, new OtttLoss(TimeSteps), new Sgd(0.1) { Momentum = 0.9, WeightDecay = 0.01 })
        {
            TimeSteps = TimeSteps,
            UpdateRule = rule,
            BackwardSteps = backwardSteps,
        };
}
