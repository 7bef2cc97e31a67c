using Ottt.Data;
using Ottt.Testing;
using Ottt.Training;
using Xunit;

namespace Ottt.Runtime.Tests.Training;

public class OnlineTrainerTests
{
    private static readonly float[][] Samples = [[1, 0], [0, 1], [1, -1], [-1, 1], [2, 0]];
    private static readonly int[] Labels = [0, 1, 0, 1, 0];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void Accumulation_makes_one_update_after_the_last_time_step()
    {
        using var network = new LinearFake(2, 2, 2) { Log = [] };
        int version = network.Weight.Version;
        NewTrainer(network, timeSteps: 2).TrainBatch([1, 0, 0, 1], [0, 1]);
        Assert.Equal(
            [
                "reset 2", $"forward 0 training weight {version}", "backward", $"forward 1 training weight {version}", "backward",
            ],
            network.Log);
        Assert.Equal(version + 1, network.Weight.Version);
    }

    [Fact]
    public void Every_step_makes_an_update_after_each_time_step()
    {
        using var network = new LinearFake(2, 2, 2) { Log = [] };
        int version = network.Weight.Version;
        OnlineTrainer trainer = NewTrainer(network, timeSteps: 2);
        trainer.UpdateRule = UpdateRule.EveryStep;
        trainer.TrainBatch([1, 0, 0, 1], [0, 1]);
        Assert.Equal(
            [
                "reset 2", $"forward 0 training weight {version}", "backward", $"forward 1 training weight {version + 1}", "backward",
            ],
            network.Log);
        Assert.Equal(version + 2, network.Weight.Version);
    }

    [Fact]
    public void Accumulated_gradients_are_summed_and_not_divided_by_the_time_steps()
    {
        using var once = new LinearFake(2, 2, 2);
        using var thrice = new LinearFake(2, 2, 2);
        BatchResult single = NewTrainer(once, timeSteps: 1).TrainBatch([1, 0, 0, 1], [0, 1]);
        BatchResult triple = NewTrainer(thrice, timeSteps: 3).TrainBatch([1, 0, 0, 1], [0, 1]);
        Assert.Equal(3 * single.Loss, triple.Loss, 1e-12);
        for (int index = 0; index < 4; index++) Assert.Equal(3 * once.Weight.Value[index], thrice.Weight.Value[index], 1e-6);
    }

    [Fact]
    public void With_a_small_learning_rate_both_update_rules_agree()
    {
        using var accumulated = new LinearFake(2, 2, 2);
        using var stepped = new LinearFake(2, 2, 2);
        new OnlineTrainer(accumulated, new CrossEntropyLoss(), new Sgd(1e-4)).TrainBatch([1, 0, 0, 1], [0, 1]);
        new OnlineTrainer(stepped, new CrossEntropyLoss(), new Sgd(1e-4)) { UpdateRule = UpdateRule.EveryStep }
            .TrainBatch([1, 0, 0, 1], [0, 1]);
        for (int index = 0; index < 4; index++)
        {
            double scale = Math.Abs(accumulated.Weight.Value[index]);
            Assert.Equal(accumulated.Weight.Value[index], stepped.Weight.Value[index], 1e-3 * scale);
        }
    }

    [Fact]
    public void A_pass_reads_the_last_partial_batch_and_weighs_it_by_its_samples()
    {
        using var network = new LinearFake(2, 2, 2) { Log = [] };
        var optimizer = new Sgd(0);
        var trainer = new OnlineTrainer(network, new CrossEntropyLoss(), optimizer) { TimeSteps = 2 };
        network.Weight.Edit()[0] = 1;
        TrainingResult result = trainer.TrainEpoch(new ListSource(Samples, Labels, 2), null, Stop);

        Assert.Equal(["reset 2", "reset 2", "reset 1"], network.Log.Where(entry => entry.StartsWith("reset", StringComparison.Ordinal)));
        double expected = Enumerable.Range(0, 5).Average(sample =>
        {
            double first = Samples[sample][0], other = 0;
            double chosen = Labels[sample] == 0 ? first : other;
            return 2 * (Math.Log(Math.Exp(first) + Math.Exp(other)) - chosen);
        });
        Assert.Equal(expected, result.Loss, 1e-6);
        Assert.Equal(5, result.Samples);
        Assert.Equal(0.8, result.Accuracy, 1e-12);
        Assert.Equal(5, trainer.SamplesSeen);
        Assert.Equal(3, optimizer.StepCount);

        // Positive inputs: 1 + 1 + 1 + 1 + 1 of 5 samples with 2 neurons.
        Assert.Equal(0.5, Assert.Single(result.FiringRates), 1e-12);
        Assert.True(result.SamplesPerSecond > 0);
    }

    [Fact]
    public void Passes_are_numbered()
    {
        using var network = new LinearFake(2, 2, 2);
        OnlineTrainer trainer = NewTrainer(network);
        var data = new ListSource(Samples, Labels, 2);
        trainer.Epoch = 4;
        Assert.Equal(4, trainer.TrainEpoch(data, null, Stop).Epoch);
        Assert.Equal(5, trainer.TrainEpoch(data, null, Stop).Epoch);
        trainer.Evaluate(data, null, Stop);
        Assert.Equal([4, 5, 0], data.Epochs);
        Assert.Equal(6, trainer.Epoch);
    }

    [Fact]
    public void Training_learns_and_evaluation_does_not()
    {
        using var network = new LinearFake(2, 2, 2);
        OnlineTrainer trainer = NewTrainer(network);
        var data = new ListSource(Samples, Labels, 2);
        double first = trainer.TrainEpoch(data, null, Stop).Loss;
        for (int epoch = 0; epoch < 20; epoch++) trainer.TrainEpoch(data, null, Stop);
        float[] weight = network.Weight.Value.ToArray();
        network.Log = [];
        EvaluationResult result = trainer.Evaluate(data, null, Stop);

        Assert.Equal(weight, network.Weight.Value.ToArray());
        Assert.DoesNotContain("backward", network.Log);
        Assert.Contains(network.Log, entry => entry.StartsWith("forward 5 evaluation", StringComparison.Ordinal));
        Assert.True(result.Loss < first / 2);
        Assert.Equal(1, result.Accuracy);
        Assert.Equal(0.5, Assert.Single(result.FiringRates), 1e-12);
        Assert.True(trainer.TrainEpoch(data, null, Stop).Loss < first / 2);
    }

    [Fact]
    public void Evaluation_counts_what_was_taken_for_what()
    {
        using var network = new LinearFake(2, 3, 4);
        float[] weight = [1, 0, 0, 1, 0, 0];
        weight.CopyTo(network.Weight.Edit());
        int[] labels = [0, 1, 2, 1, 1];
        ConfusionMatrix confusion = NewTrainer(network).Evaluate(new ListSource(Samples, labels, 4), null, Stop).Confusion;
        Assert.Equal(new[,] { { 1, 0, 0 }, { 1, 2, 0 }, { 1, 0, 0 } }, confusion.ToArray());
        Assert.Equal(2.0 / 3, confusion.Recall(1), 1e-12);
        Assert.Equal(3, confusion.ClassCount);
        Assert.Equal(1, confusion[2, 0]);
    }

    [Fact]
    public void Progress_is_reported_after_each_batch()
    {
        using var network = new LinearFake(2, 2, 2);
        var reports = new Reports();
        TrainingResult result = NewTrainer(network).TrainEpoch(new ListSource(Samples, Labels, 2), reports, Stop);
        Assert.Equal([0, 1, 2], reports.All.Select(report => report.Batch));
        Assert.All(reports.All, report => Assert.Equal(3, report.BatchCount));
        Assert.Equal(result.Loss, reports.All[^1].Loss);
        Assert.Equal(result.Accuracy, reports.All[^1].Accuracy);
    }

    [Fact]
    public void Cancellation_is_honoured_between_batches()
    {
        using var network = new LinearFake(2, 2, 2) { Log = [] };
        using var cancellation = new CancellationTokenSource();
        OnlineTrainer trainer = NewTrainer(network);
        var data = new ListSource(Samples, Labels, 2);
        var reports = new Reports(cancellation.Cancel);
        Assert.Throws<OperationCanceledException>(() => trainer.TrainEpoch(data, reports, cancellation.Token));
        Assert.Equal(2, trainer.SamplesSeen);
        Assert.Equal(0, trainer.Epoch);
        Assert.Equal(6, network.Log.Count(entry => entry == "backward"));
        Assert.Throws<OperationCanceledException>(() => trainer.Evaluate(data, null, cancellation.Token));
    }

    [Fact]
    public void A_loss_that_is_not_finite_stops_before_the_update_and_names_the_input()
    {
        using var network = new LinearFake(2, 2, 2);
        OnlineTrainer trainer = NewTrainer(network);
        float[][] samples = [[1, 0], [0, 1], [1, float.NaN]];
        var exception = Assert.Throws<NonFiniteLossException>(() => trainer.TrainEpoch(new ListSource(samples, [0, 1, 0], 2), null, Stop));
        Assert.Equal((1, 0, "the input"), (exception.Batch, exception.TimeStep, exception.Location));
        Assert.Equal("The loss is NaN in batch 1 at time step 0; the first value that is not finite is in the input.", exception.Message);
        Assert.All(network.Weight.Value.ToArray(), value => Assert.True(float.IsFinite(value)));
        Assert.All(network.Weight.Gradient.ToArray(), value => Assert.Equal(0, value));
    }

    [Fact]
    public void A_loss_that_is_not_finite_names_the_parameter_or_the_output()
    {
        using var network = new LinearFake(2, 2, 2);
        OnlineTrainer trainer = NewTrainer(network);
        network.Weight.Edit()[1] = float.PositiveInfinity;
        var exception = Assert.Throws<NonFiniteLossException>(() => trainer.TrainBatch([0, 1], [0]));
        Assert.Equal("layer 1, Linear(2): parameter 1.weight", exception.Location);

        network.Weight.Edit()[1] = 3e38f;
        exception = Assert.Throws<NonFiniteLossException>(() => trainer.TrainBatch([0, 2], [0]));
        Assert.Equal("the output", exception.Location);
    }

    [Fact]
    public void Gradients_of_steps_before_a_failure_do_not_enter_the_next_batch()
    {
        using var network = new LinearFake(2, 2, 2);
        OnlineTrainer trainer = NewTrainer(network);
        trainer.Encoder = new FailingEncoder(2);
        var exception = Assert.Throws<NonFiniteLossException>(() => trainer.TrainBatch([1, 0, 0, 1], [0, 1]));
        Assert.Equal(2, exception.TimeStep);
        Assert.All(network.Weight.Gradient.ToArray(), value => Assert.Equal(0, value));
    }

    [Fact]
    public void Training_a_batch_allocates_nothing_after_the_first()
    {
        using var network = new LinearFake(20, 10, 8);
        float[] input = [.. Enumerable.Range(0, 160).Select(index => MathF.Abs(MathF.Sin(index)))];
        int[] labels = [0, 1, 2, 3, 4, 5, 6, 7];
        foreach (UpdateRule rule in new[] { UpdateRule.Accumulate, UpdateRule.EveryStep })
        {
            var trainer = new OnlineTrainer(network, new OtttLoss(6), new Sgd(0.1) { Momentum = 0.9 })
            {
                UpdateRule = rule,
                Encoder = new PoissonEncoder(3),
            };
            Assert.Equal(0, Allocation.FewestBytes(() =>
            {
                trainer.TrainBatch(input, labels);
                trainer.TrainBatch(input.AsSpan(0, 60), labels.AsSpan(0, 3));
            }));
        }
    }

    [Fact]
    public void Data_with_larger_batches_than_the_network_is_refused()
    {
        using var network = new LinearFake(2, 2, 2);
        Assert.Throws<ArgumentException>("data", () => NewTrainer(network).TrainEpoch(new ListSource(Samples, Labels, 3), null, Stop));
        Assert.Throws<ArgumentOutOfRangeException>(() => NewTrainer(network).TimeSteps = 0);
    }

    private static OnlineTrainer NewTrainer(LinearFake network, int timeSteps = 6) =>
        new(network, new CrossEntropyLoss(), new Sgd(0.1)) { TimeSteps = timeSteps };

    /// <summary>Passes samples on until a time step, at which they are no longer finite.</summary>
    private sealed class FailingEncoder(int failure) : Encoder
    {
        private readonly float[] _values = new float[4];

        public override ReadOnlySpan<float> Encode(ReadOnlySpan<float> samples, int timeStep)
        {
            samples.CopyTo(_values);
            if (timeStep == failure) _values[0] = float.NaN;
            return _values;
        }
    }
}
