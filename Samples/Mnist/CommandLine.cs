using System.CommandLine;
using System.CommandLine.Parsing;
using Ottt.Samples.Mnist.Networks;
using Ottt.Training;

namespace Ottt.Samples.Mnist;

/// <summary>Turns arguments into <see cref="Options"/>. A wrong one is a line of error and <see cref="ExitCode.Usage"/>.</summary>
internal static class CommandLine
{
    private const int MostEpochs = 10_000;
    private const int LargestBatch = 4096;
    private const int MostSteps = 10_000;
    private const int MostThreads = 1024;

    private static readonly Options Defaults = new();

    private static readonly string[] UpdateWords = [.. Enum.GetValues<UpdateRule>().Select(Word)];

    private static readonly Option<string?> Data = new("--data")
    {
        Description = "A folder with the files of MNIST. Without it the sample draws digits of its own.",
        HelpName = "folder",
    };

    private static readonly Option<string> Network = ArgumentKinds.OneOf(
        "--net", "The network: convolutional or fully connected.", Defaults.Network, NetworkCatalog.Kinds);

    private static readonly Option<double> Tau = ArgumentKinds.OneOf(
        "--tau", "The membrane time constant, in time steps; networks are compiled for these.", Defaults.Tau, NetworkCatalog.Taus);

    private static readonly Option<int> Epochs = ArgumentKinds.Count(
        "--epochs", "How often the training images are gone through.", Defaults.Epochs, MostEpochs);

    private static readonly Option<int> Batch = ArgumentKinds.Count(
        "--batch", "The number of images that are shown together.", Defaults.BatchSize, LargestBatch);

    private static readonly Option<int> Steps = ArgumentKinds.Count(
        "--steps", "The number of time steps that an image is shown for.", Defaults.TimeSteps, MostSteps);

    private static readonly Option<double> LearningRate = ArgumentKinds.PositiveNumber(
        "--lr", "The learning rate of the first epoch; it falls along a cosine.", Defaults.LearningRate);

    private static readonly Option<string> Update = ArgumentKinds.OneOf(
        "--update", "When parameters change: after the last time step, or at every one.", Word(Defaults.UpdateRule), UpdateWords);

    private static readonly Option<ulong> Seed = ArgumentKinds.Seed(
        "--seed", "Decides on the first parameters and on the order of the images.", Defaults.Seed);

    private static readonly Option<int> Threads = ArgumentKinds.Count(
        "--threads", "The number of threads; the result does not depend on it.", Defaults.Threads, MostThreads);

    private static readonly Option<bool> Json = new("--json")
    {
        Description = "Write a line of JSON per epoch, one at the end, and nothing else.",
    };

    public static int Run(string[] arguments, Func<Options, int> run)
    {
        var command = new RootCommand("Trains a spiking neural network to read digits, online through time.")
        {
            Data, Network, Tau, Epochs, Batch, Steps, LearningRate, Update, Seed, Threads, Json,
        };
        command.SetAction(result => run(Read(result)));

        ParseResult parsed = command.Parse(arguments);
        return parsed.Errors is [ParseError first, ..]
            ? Failures.Tell(first.Message, ExitCode.Usage)
            : parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
    }

    private static Options Read(ParseResult result) => new()
    {
        DataFolder = result.GetValue(Data),
        Network = result.GetRequiredValue(Network),
        Tau = result.GetRequiredValue(Tau),
        Epochs = result.GetRequiredValue(Epochs),
        BatchSize = result.GetRequiredValue(Batch),
        TimeSteps = result.GetRequiredValue(Steps),
        LearningRate = result.GetRequiredValue(LearningRate),
        UpdateRule = Enum.GetValues<UpdateRule>().Single(rule => Word(rule) == result.GetRequiredValue(Update)),
        Seed = result.GetRequiredValue(Seed),
        Threads = result.GetRequiredValue(Threads),
        Json = result.GetValue(Json),
    };

    private static string Word(UpdateRule rule) => rule == UpdateRule.EveryStep ? "every-step" : "accumulate";
}
