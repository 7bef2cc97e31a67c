using Ottt.Data;
using Ottt.Runtime.Tests.Networks;
using Ottt.Runtime.Tests.Training;
using Ottt.Testing.Cuda;
using Ottt.Training;
using Xunit;

namespace Ottt.Runtime.Tests.Cuda.Training;

/// <summary>A device that runs whole sequences by itself trains as the processor does.</summary>
public class SequenceTests
{
    public static IEnumerable<TheoryDataRow<string, string, UpdateRule>> Cases =>
        from network in new[] { nameof(SpikingMlp), nameof(SpikingCnn), nameof(SpikingSignals), nameof(NormalizedCnn) }
        from optimizer in network == nameof(SpikingMlp) ? new[] { "sgd", "momentum", "nesterov", "adam", "adamw" } : ["momentum"]
        from rule in Enum.GetValues<UpdateRule>()
        select new TheoryDataRow<string, string, UpdateRule>(network, optimizer, rule);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Training_is_that_of_the_processor(string network, string optimizer, UpdateRule rule) => Compare(network, optimizer, rule, _ => { });

    [Theory]
    [InlineData(UpdateRule.Accumulate)]
    [InlineData(UpdateRule.EveryStep)]
    public void So_it_is_with_inputs_that_change(UpdateRule rule) => Compare(nameof(SpikingCnn), "momentum", rule, trainer => trainer.Encoder = new PoissonEncoder(3));

    [Theory]
    [InlineData(UpdateRule.Accumulate)]
    [InlineData(UpdateRule.EveryStep)]
    public void So_it_is_with_steps_that_only_go_forward(UpdateRule rule) => Compare(nameof(SpikingMlp), "adam", rule, trainer => trainer.BackwardSteps = 2);

    [Fact]
    public void So_it_is_without_traces() => Compare(nameof(SpikingMlp), "sgd", UpdateRule.Accumulate, _ => { }, TraceRule.Sltt);

    [Fact]
    public void So_it_is_with_a_loss_that_only_the_processor_knows()
    {
        using OtttNetwork expected = SequenceRuns.Create(nameof(SpikingMlp), Device.Cpu), actual = SequenceRuns.Create(nameof(SpikingMlp), CudaUnderTest.Device);
        foreach (OtttNetwork network in new[] { expected, actual })
        {
            var trainer = new OnlineTrainer(network, new DoubledLoss(), new Adam(1e-2)) { TimeSteps = 3 };
            SequenceRuns.Train(trainer, network);
        }

        SequenceRuns.CheckEqual(expected, actual);
    }

    [Theory]
    [InlineData(nameof(SpikingMlp))]
    [InlineData(nameof(SpikingCnn))]
    [InlineData(nameof(NormalizedCnn))]
    public void Evaluation_is_that_of_the_processor(string network)
    {
        using OtttNetwork onProcessor = SequenceRuns.Create(network, Device.Cpu), onDevice = SequenceRuns.Create(network, CudaUnderTest.Device);
        EvaluationResult expected = Evaluate(onProcessor), actual = Evaluate(onDevice);

        Assert.Equal(expected.Loss, actual.Loss, 1e-5);
        Assert.Equal(expected.Accuracy, actual.Accuracy);
        Assert.Equal(expected.FiringRates, actual.FiringRates);
        Assert.Equal(expected.Confusion.ToArray().Cast<int>(), actual.Confusion.ToArray().Cast<int>());

        static EvaluationResult Evaluate(OtttNetwork network)
        {
            var trainer = new OnlineTrainer(network, new CrossEntropyLoss(), new Sgd(0.1)) { TimeSteps = 3 };
            trainer.TrainBatch(Runs.Samples(network, 0), Runs.Labels);
            float[][] samples = [.. Runs.Samples(network, 1).Concat(Runs.Samples(network, 2)).Chunk(network.Description.InputCount)];
            return trainer.Evaluate(new ListSource(samples, [.. Runs.Labels, .. Runs.Labels], Runs.Batch));
        }
    }

    [Fact]
    public void The_same_run_has_the_same_bits()
    {
        Assert.Equal(Run(), Run());

        static int[] Run()
        {
            using OtttNetwork network = SequenceRuns.Create(nameof(SpikingCnn), CudaUnderTest.Device);
            SequenceRuns.Train(SequenceRuns.Trainer(network, SequenceRuns.Optimizer("adam"), UpdateRule.Accumulate), network);
            return Runs.Bits(network);
        }
    }

    [Fact]
    public void Each_step_may_bring_an_input_that_is_the_same()
    {
        using OtttNetwork expected = SequenceRuns.Create(nameof(SpikingMlp), CudaUnderTest.Device), actual = SequenceRuns.Create(nameof(SpikingMlp), CudaUnderTest.Device);
        OnlineTrainer repeats = SequenceRuns.Trainer(expected, new Sgd(0.1), UpdateRule.Accumulate), brings = SequenceRuns.Trainer(actual, new Sgd(0.1), UpdateRule.Accumulate);
        brings.Encoder = new SequenceRuns.SecretlyRepeatingEncoder();

        BatchResult[] of = [.. SequenceRuns.Train(repeats, expected)], also = [.. SequenceRuns.Train(brings, actual)];

        Assert.Equal(of.Select(result => result.Correct), also.Select(result => result.Correct));
        SequenceRuns.CheckEqual(expected, actual);
    }

    [Theory]
    [InlineData(UpdateRule.Accumulate)]
    [InlineData(UpdateRule.EveryStep)]
    public void A_loss_that_is_not_finite_leaves_the_parameters(UpdateRule rule)
    {
        using OtttNetwork network = SequenceRuns.Create(nameof(SpikingMlp), CudaUnderTest.Device);
        Optimizer optimizer = SequenceRuns.Optimizer("adam");
        OnlineTrainer trainer = SequenceRuns.Trainer(network, optimizer, rule);
        trainer.TrainBatch(Runs.Samples(network, 0), Runs.Labels);
        network.Parameters["4.bias"].Edit()[1] = float.NaN;
        int[] before = Runs.Bits(network);
        long steps = optimizer.StepCount;

        var error = Assert.Throws<NonFiniteLossException>(() => trainer.TrainBatch(Runs.Samples(network, 1), Runs.Labels));

        Assert.Equal((1, 0, "layer 4, Linear(3): parameter 4.bias"), (error.Batch, error.TimeStep, error.Location));
        Assert.Equal(before, Runs.Bits(network));
        Assert.Equal(steps, optimizer.StepCount);
        network.Parameters["4.bias"].Edit()[1] = 0;
        trainer.TrainBatch(Runs.Samples(network, 1), Runs.Labels);
        Assert.True(network.Parameters.All(parameter => parameter.Value.ToArray().All(float.IsFinite)));
    }

    [Fact]
    public void A_label_that_is_none_is_refused()
    {
        using OtttNetwork network = SequenceRuns.Create(nameof(SpikingMlp), CudaUnderTest.Device);
        OnlineTrainer trainer = SequenceRuns.Trainer(network, new Sgd(0.1), UpdateRule.Accumulate);

        var error = Assert.Throws<ArgumentOutOfRangeException>(() => trainer.TrainBatch(Runs.Samples(network, 0), [0, 1, 3, 0]));

        Assert.Contains("The label 3 at position 2 is outside 0 to 2.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Samples_of_another_size_are_refused()
    {
        using OtttNetwork network = SequenceRuns.Create(nameof(SpikingMlp), CudaUnderTest.Device);
        OnlineTrainer trainer = SequenceRuns.Trainer(network, new Sgd(0.1), UpdateRule.Accumulate);

        Assert.Throws<ArgumentException>(() => trainer.TrainBatch(new float[7], Runs.Labels));
    }

    [Theory]
    [InlineData(UpdateRule.Accumulate, true)]
    [InlineData(UpdateRule.EveryStep, true)]
    [InlineData(UpdateRule.Accumulate, false)]
    [InlineData(UpdateRule.EveryStep, false)]
    public void A_batch_that_was_given_up_leaves_what_the_processor_would(UpdateRule rule, bool repeats)
    {
        using OtttNetwork expected = SequenceRuns.Create(nameof(SpikingMlp), Device.Cpu), actual = SequenceRuns.Create(nameof(SpikingMlp), CudaUnderTest.Device);
        Optimizer onProcessor = SequenceRuns.Optimizer("adam"), onDevice = SequenceRuns.Optimizer("adam");
        foreach ((OtttNetwork network, Optimizer optimizer) in new[] { (expected, onProcessor), (actual, onDevice) })
        {
            OnlineTrainer trainer = SequenceRuns.Trainer(network, optimizer, rule);
            trainer.TrainBatch(Runs.Samples(network, 0), Runs.Labels);
            trainer.Encoder = repeats ? new ShortEncoder() : new FailingEncoder();
            Assert.ThrowsAny<ArgumentException>(() => trainer.TrainBatch(Runs.Samples(network, 1), Runs.Labels));
            trainer.Encoder = new DirectEncoder();
            trainer.TrainBatch(Runs.Samples(network, 2), Runs.Labels);
        }

        Assert.Equal(onProcessor.StepCount, onDevice.StepCount);
        SequenceRuns.CheckEqual(expected, actual);
    }

    private static void Compare(string name, string optimizer, UpdateRule rule, Action<OnlineTrainer> configure, TraceRule traces = TraceRule.Ottt)
    {
        using OtttNetwork expected = SequenceRuns.Create(name, Device.Cpu), actual = SequenceRuns.Create(name, CudaUnderTest.Device);
        OnlineTrainer onProcessor = Make(expected), onDevice = Make(actual);

        List<BatchResult> of = SequenceRuns.Train(onProcessor, expected), also = SequenceRuns.Train(onDevice, actual);

        for (int batch = 0; batch < of.Count; batch++) Assert.Equal(of[batch].Loss, also[batch].Loss, 1e-5);
        Assert.Equal(of.Select(result => result.Correct), also.Select(result => result.Correct));
        SequenceRuns.CheckEqual(expected, actual);
        Assert.Equal(expected.Sequence, actual.Sequence);

        OnlineTrainer Make(OtttNetwork network)
        {
            OnlineTrainer trainer = SequenceRuns.Trainer(network, SequenceRuns.Optimizer(optimizer), rule);
            network.TraceRule = traces;
            configure(trainer);
            return trainer;
        }
    }

    /// <summary>Twice the cross entropy.</summary>
    private sealed class DoubledLoss : Loss
    {
        private readonly CrossEntropyLoss _once = new();

        protected override double Compute(ReadOnlySpan<float> output, ReadOnlySpan<int> labels, int classes, Span<float> gradient)
        {
            ReadOnlySpan<float> once = _once.Gradient(output, labels);
            for (int index = 0; index < gradient.Length; index++) gradient[index] = 2 * once[index];
            return 2 * _once.Value;
        }
    }

    /// <summary>A sample too few at every step.</summary>
    private sealed class ShortEncoder : Encoder
    {
        public override bool Repeats(int timeStep) => true;

        public override ReadOnlySpan<float> Encode(ReadOnlySpan<float> samples, int timeStep) => samples[1..];
    }

    /// <summary>Gives up at the third time step.</summary>
    private sealed class FailingEncoder : Encoder
    {
        public override ReadOnlySpan<float> Encode(ReadOnlySpan<float> samples, int timeStep) =>
            timeStep < 2 ? samples : throw new ArgumentException("No more frames.", nameof(samples));
    }
}
