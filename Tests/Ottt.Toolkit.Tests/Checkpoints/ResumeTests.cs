using Ottt.Checkpoints;
using Ottt.Data;
using Ottt.Testing;
using Ottt.Training;
using Xunit;

namespace Ottt.Toolkit.Tests.Checkpoints;

/// <summary>A run that is interrupted anywhere and gone on with from a file ends with the bits of one that was not.</summary>
public class ResumeTests
{
    private const ulong Seed = 11;
    private const int Epochs = 3;
    private const int BatchesOfRun = 9;

    /// <summary>FPTT updates at every time step, the others in both ways.</summary>
    public static TheoryData<UpdateRule, string> Rules =>
    [
        .. new[] { "sgd", "momentum", "adam" }.Select(learning => (UpdateRule.Accumulate, learning)),
        .. new[] { "sgd", "momentum", "adam", "fptt" }.Select(learning => (UpdateRule.EveryStep, learning)),
    ];

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_run_goes_on_from_any_batch(UpdateRule rule, string learning)
    {
        (float[] Values, List<TrainingResult> Results) whole = Run(rule, learning, interruptions: []);
        for (int batch = 1; batch < BatchesOfRun; batch++) AssertSame(whole, Run(rule, learning, [batch]));
        AssertSame(whole, Run(rule, learning, [2, 3, 5, 8]));
    }

    [Theory]
    [InlineData(UpdateRule.Accumulate, false)]
    [InlineData(UpdateRule.Accumulate, true)]
    [InlineData(UpdateRule.EveryStep, false)]
    [InlineData(UpdateRule.EveryStep, true)]
    public void A_sequence_goes_on_from_its_middle(UpdateRule rule, bool repeatsInput)
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "middle.safetensors");
        using var whole = new RememberingNet(Device.Cpu, batchSize: 3, Seed);
        var wholeOptimizer = new Sgd(0.05) { Momentum = 0.9 };
        Step(whole, wholeOptimizer, rule, repeatsInput, 0, 4);
        Checkpoint.Capture(whole, wholeOptimizer, withNeuronState: true).Save(path);
        float[] outputs = Step(whole, wholeOptimizer, rule, repeatsInput, 4, 9);

        using var resumed = new RememberingNet(Device.Cpu, batchSize: 3, Seed);
        var resumedOptimizer = new Sgd(0.01) { Momentum = 0.9 };
        Checkpoint.Load(path).Restore(resumed, resumedOptimizer);
        Assert.Equal(4, resumed.TimeStep);
        Assert.Equal(outputs, Step(resumed, resumedOptimizer, rule, repeatsInput, 4, 9));
        Assert.Equal(Values(whole), Values(resumed));
    }

    [Fact]
    public void Without_neuron_state_the_next_sequence_begins_anew()
    {
        using var network = new RememberingNet(Device.Cpu, batchSize: 3, Seed);
        var optimizer = new Sgd(0.05);
        Step(network, optimizer, UpdateRule.EveryStep, repeatsInput: false, 0, 4);
        var checkpoint = Checkpoint.Capture(network, optimizer, withNeuronState: false);
        Assert.False(checkpoint.HasNeuronState);
        checkpoint.Restore(network, optimizer);
        Assert.Equal((0, 1), (network.TimeStep, network.Sequence));
    }

    [Fact]
    public void A_checkpoint_of_another_seed_optimizer_or_network_is_refused_and_changes_nothing()
    {
        using var network = new RememberingNet(Device.Cpu, batchSize: 4, Seed);
        OnlineTrainer trainer = NewTrainer(network, UpdateRule.EveryStep, "momentum");
        trainer.TrainEpoch(new SmallTask(), null, TestContext.Current.CancellationToken);
        var checkpoint = Checkpoint.Capture(trainer);

        using var otherSeed = new RememberingNet(Device.Cpu, batchSize: 4, Seed + 1);
        Refuses(otherSeed, "momentum", "the seed 11; this RememberingNet was made with 12");
        using var other = new RememberingNet(Device.Cpu, batchSize: 4, Seed);
        Refuses(other, "adam", "is of a run with Sgd; Adam cannot go on with its state");
        using var cnn = new GoldenCnn(Device.Cpu, batchSize: 4, Seed);
        Refuses(cnn, "momentum", "has no tensor 0.weight [4, 2, 3, 3] for GoldenCnn", "has a tensor 0.weight [12, 6] where GoldenCnn has 0.weight [4, 2, 3, 3]");
        var plain = Checkpoint.Capture(network, new Sgd(0.1), withNeuronState: false);
        Assert.Contains("not made by a trainer", Assert.Throws<DataFormatException>(() => plain.Restore(NewTrainer(other, UpdateRule.EveryStep, "sgd"))).Message, StringComparison.Ordinal);

        void Refuses(OtttNetwork wrong, string learning, params string[] expected)
        {
            float[] before = Values(wrong);
            string message = Assert.Throws<DataFormatException>(() => checkpoint.Restore(NewTrainer(wrong, UpdateRule.EveryStep, learning))).Message;
            Assert.Contains(expected, part => message.Contains(part, StringComparison.Ordinal));
            Assert.Equal(before, Values(wrong));
        }
    }

    private static void AssertSame((float[] Values, List<TrainingResult> Results) expected, (float[] Values, List<TrainingResult> Results) found)
    {
        Assert.Equal(expected.Values, found.Values);
        Assert.Equal(
            expected.Results.Select(result => (result.Epoch, result.Loss, result.Accuracy, result.Samples, string.Join(' ', result.FiringRates))),
            found.Results.Select(result => (result.Epoch, result.Loss, result.Accuracy, result.Samples, string.Join(' ', result.FiringRates))));
    }

    /// <summary>Trains, and after each of some batches goes on in new objects, from a file.</summary>
    private static (float[] Values, List<TrainingResult> Results) Run(UpdateRule rule, string learning, int[] interruptions)
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "run.safetensors");
        var results = new List<TrainingResult>();
        var network = new RememberingNet(Device.Cpu, batchSize: 4, Seed);
        OnlineTrainer trainer = NewTrainer(network, rule, learning);
        int batches = 0;
        var pending = new Queue<int>(interruptions);
        while (trainer.Epoch < Epochs)
        {
            using var cancellation = new CancellationTokenSource();
            try
            {
                results.Add(trainer.TrainEpoch(new SmallTask(), new AfterBatch(StopAfter), cancellation.Token));
                if (pending.TryPeek(out int next) && next == batches) GoOn();
            }
            catch (OperationCanceledException)
            {
                GoOn();
            }

            void StopAfter()
            {
                batches++;
                if (pending.TryPeek(out int next) && next == batches) cancellation.Cancel();
            }
        }

        float[] values = Values(network);
        network.Dispose();
        return (values, results);

        void GoOn()
        {
            pending.Dequeue();
            Checkpoint.Capture(trainer).Save(path);
            network.Dispose();
            network = new RememberingNet(Device.Cpu, batchSize: 4, Seed);
            trainer = NewTrainer(network, rule, learning);
            Checkpoint.Load(path).Restore(trainer);
        }
    }

    private static OnlineTrainer NewTrainer(OtttNetwork network, UpdateRule rule, string learning) =>
        new(network, new OtttLoss(timeSteps: 4), learning == "adam" ? new Adam(0.01) : new Sgd(0.1) { Momentum = learning == "sgd" ? 0 : 0.9 })
        {
            TimeSteps = 4,
            UpdateRule = rule,
            BackwardSteps = learning == "fptt" ? null : 3,
            Seed = 3,
            Encoder = new PoissonEncoder(5),
            Fptt = learning == "fptt" ? new Fptt(0.5) : null,
        };

    private static float[] Step(RememberingNet network, Optimizer optimizer, UpdateRule rule, bool repeatsInput, int first, int end)
    {
        var loss = new CrossEntropyLoss();
        var outputs = new List<float>();
        for (int step = first; step < end; step++)
        {
            float[] input = [.. Enumerable.Range(0, 18).Select(index => MathF.Sin((index * 1.7f) + (repeatsInput ? 0 : step)))];
            ReadOnlySpan<float> output = repeatsInput && step != first ? network.Forward() : network.Forward(input);
            outputs.AddRange(output);
            network.Backward(loss.Gradient(output, [0, 1, 2]));
            if (rule == UpdateRule.EveryStep || step == end - 1) optimizer.Step(network.Parameters);
        }

        return [.. outputs];
    }

    private static float[] Values(OtttNetwork network) =>
    [
        .. network.Parameters.SelectMany(parameter => parameter.Value.ToArray()),
        .. network.Buffers.OfType<NetworkBuffer<float>>().SelectMany(buffer => buffer.Value.ToArray()),
        .. network.Buffers.OfType<NetworkBuffer<long>>().SelectMany(buffer => buffer.Value.ToArray()).Select(count => (float)count),
    ];

    private sealed class AfterBatch(Action action) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => action();
    }
}
