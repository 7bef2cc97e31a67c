using System.CommandLine;
using Ottt.Samples.Shared;
using Ottt.Samples.Train.Runs;
using Ottt.Training;

namespace Ottt.Samples.Train.Commands;

/// <summary>The options that decide on the bits of a run; what is not given is the model's.</summary>
internal sealed class RunArguments
{
    private const int MostEpochs = 10_000;
    private const int LargestBatch = 4096;
    private const int MostSteps = 10_000;

    private static readonly Dictionary<string, UpdateRule> Rules = new() { ["accumulate"] = UpdateRule.Accumulate, ["every-step"] = UpdateRule.EveryStep };

    private readonly Option<int?> _epochs = ArgumentKinds.OptionalCount("--epochs", "How often the training data is gone through.", MostEpochs);

    private readonly Option<int?> _batch = ArgumentKinds.OptionalCount("--batch", "The number of samples that are shown together.", LargestBatch);

    private readonly Option<int?> _steps = ArgumentKinds.OptionalCount("--steps", "The number of time steps of a sample.", MostSteps);

    private readonly Option<double?> _learningRate = ArgumentKinds.OptionalPositiveNumber("--lr", "The learning rate of the first epoch; it falls along a cosine.", alias: "--learning-rate");

    private readonly Option<string?> _update = ArgumentKinds.OptionalOneOf("--update", "When parameters change: after the last time step, or at every one.", [.. Rules.Keys]);

    private readonly Option<ulong> _seed = ArgumentKinds.Seed("--seed", "Decides on the first parameters and on the order of the samples.", byDefault: 1);

    public IEnumerable<Option> All => [_epochs, _batch, _steps, _learningRate, _update, _seed];

    /// <summary>The settings of a model with what was given on the command line in their place.</summary>
    public RunSettings Read(ParseResult result, RunSettings defaults) => defaults with
    {
        Epochs = result.GetValue(_epochs) ?? defaults.Epochs,
        BatchSize = result.GetValue(_batch) ?? defaults.BatchSize,
        TimeSteps = result.GetValue(_steps) ?? defaults.TimeSteps,
        LearningRate = result.GetValue(_learningRate) ?? defaults.LearningRate,
        UpdateRule = result.GetValue(_update) is { } update ? Rules[update] : defaults.UpdateRule,
        Seed = result.GetRequiredValue(_seed),
    };
}
