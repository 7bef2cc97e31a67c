namespace Ottt.Checkpoints;

/// <summary>The names, among tensors and texts of a file, of what is not a parameter or buffer. No layer can have such a name.</summary>
internal static class CheckpointKeys
{
    public const string Format = Prefix + "format";
    public const string Network = Prefix + "network";
    public const string Seed = Prefix + "seed";
    public const string Sequence = Prefix + "sequence";

    public const string Optimizer = Prefix + "optimizer";
    public const string StepCount = Prefix + "optimizer.step_count";
    public const string LearningRate = Prefix + "optimizer.learning_rate";

    public const string Epoch = Prefix + "epoch";
    public const string SamplesSeen = Prefix + "samples_seen";
    public const string ChoiceSeed = Prefix + "choice_seed";
    public const string Batches = Prefix + "pass.batches";
    public const string Samples = Prefix + "pass.samples";
    public const string WeightedLoss = Prefix + "pass.loss_sum";
    public const string Correct = Prefix + "pass.correct";
    public const string ElapsedTicks = Prefix + "pass.elapsed_ticks";
    public const string SampleSteps = Prefix + "pass.sample_steps";
    public const string Spikes = Prefix + "pass.spikes";

    public const string TimeStep = Prefix + "state.time_step";
    public const string Training = Prefix + "state.training";
    public const string TraceRule = Prefix + "state.trace_rule";
    public const string State = Prefix + "state";

    public const string Note = Prefix + "note.";

    private const string Prefix = "ottt.";

    /// <summary>The name of a state tensor of the optimizer.</summary>
    public static string OptimizerState(string state, string parameter) => $"{Prefix}optimizer.{state}/{parameter}";

    /// <summary>The name of a gradient that steps of a sequence have added to.</summary>
    public static string Gradient(string parameter) => $"{Prefix}gradient/{parameter}";

    /// <summary>The name of a running average of FPTT.</summary>
    public static string RunningAverage(string parameter) => $"{Prefix}fptt.average/{parameter}";

    /// <summary>Whether a name is none of a network.</summary>
    public static bool IsKey(string name) => name.StartsWith(Prefix, StringComparison.Ordinal);
}
