using System.CommandLine;
using Ottt.Training;

namespace Ottt.Samples.Shared;

/// <summary>The options that every training program has, with the defaults of one program.</summary>
internal sealed class TrainingArguments(TrainingOptions defaults, string dataDescription)
{
    private const int MostEpochs = 10_000;
    private const int LargestBatch = 4096;
    private const int MostSteps = 10_000;

    private static readonly string[] UpdateWords = [.. Enum.GetValues<UpdateRule>().Select(Word)];

    private readonly Option<string?> _data = new("--data") { Description = dataDescription, HelpName = "folder" };

    private readonly Option<int> _epochs = ArgumentKinds.Count(
        "--epochs", "How often the training images are gone through.", defaults.Epochs, MostEpochs);

    private readonly Option<int> _batch = ArgumentKinds.Count(
        "--batch", "The number of images that are shown together.", defaults.BatchSize, LargestBatch);

    private readonly Option<int> _steps = ArgumentKinds.Count(
        "--steps", "The number of time steps that an image is shown for.", defaults.TimeSteps, MostSteps);

    private readonly Option<double> _learningRate = ArgumentKinds.PositiveNumber(
        "--lr", "The learning rate of the first epoch; it falls along a cosine.", defaults.LearningRate, alias: "--learning-rate");

    private readonly Option<string> _update = ArgumentKinds.OneOf(
        "--update", "When parameters change: after the last time step, or at every one.", Word(defaults.UpdateRule), UpdateWords);

    private readonly Option<ulong> _seed = ArgumentKinds.Seed(
        "--seed", "Decides on the first parameters and on the order of the images.", defaults.Seed);

    private readonly DeviceArguments _device = new();

    private readonly Option<bool> _json = new("--json")
    {
        Description = "Write a line of JSON per epoch, one at the end, and nothing else.",
    };

    public Option Data => _data;

    /// <summary>All but <see cref="Data"/>, in the order of the help page.</summary>
    public IEnumerable<Option> Run => [_epochs, _batch, _steps, _learningRate, _update, _seed, .. _device.All, _json];

    /// <summary>Fills in what was given on the command line.</summary>
    public T Read<T>(ParseResult result, T options)
        where T : TrainingOptions => options with
        {
            DataFolder = result.GetValue(_data),
            Epochs = result.GetRequiredValue(_epochs),
            BatchSize = result.GetRequiredValue(_batch),
            TimeSteps = result.GetRequiredValue(_steps),
            LearningRate = result.GetRequiredValue(_learningRate),
            UpdateRule = Enum.GetValues<UpdateRule>().Single(rule => Word(rule) == result.GetRequiredValue(_update)),
            Seed = result.GetRequiredValue(_seed),
            Device = _device.Read(result),
            Json = result.GetValue(_json),
        };

    private static string Word(UpdateRule rule) => rule == UpdateRule.EveryStep ? "every-step" : "accumulate";
}
