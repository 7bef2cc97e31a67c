using System.Globalization;
using Ottt.Samples.Shared;
using Ottt.Training;

namespace Ottt.Samples.Train.Runs;

/// <summary>What decides on the bits of a run. It is noted in each checkpoint, so that the run can be gone on with by the checkpoint alone.</summary>
internal sealed record RunSettings
{
    public string Model { get; init; } = "";

    /// <summary>The folder of the data, in full; empty before it is known.</summary>
    public string DataFolder { get; init; } = "";

    public int Epochs { get; init; }

    public int BatchSize { get; init; }

    public int TimeSteps { get; init; }

    public double LearningRate { get; init; }

    public UpdateRule UpdateRule { get; init; } = UpdateRule.Accumulate;

    public ulong Seed { get; init; } = 1;

    /// <summary>The settings as texts by name.</summary>
    public Dictionary<string, string> ToNotes() => new()
    {
        ["model"] = Model,
        ["data"] = DataFolder,
        ["epochs"] = Text(Epochs),
        ["batch"] = Text(BatchSize),
        ["steps"] = Text(TimeSteps),
        ["lr"] = LearningRate.ToString("R", CultureInfo.InvariantCulture),
        ["update"] = UpdateRule.ToString(),
        ["seed"] = Seed.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>The settings that a checkpoint has noted.</summary>
    /// <exception cref="WrongArgumentException">It was not made by this program.</exception>
    public static RunSettings FromNotes(string file, IReadOnlyDictionary<string, string> notes)
    {
        try
        {
            return new RunSettings
            {
                Model = notes["model"],
                DataFolder = notes["data"],
                Epochs = int.Parse(notes["epochs"], CultureInfo.InvariantCulture),
                BatchSize = int.Parse(notes["batch"], CultureInfo.InvariantCulture),
                TimeSteps = int.Parse(notes["steps"], CultureInfo.InvariantCulture),
                LearningRate = double.Parse(notes["lr"], CultureInfo.InvariantCulture),
                UpdateRule = Enum.Parse<UpdateRule>(notes["update"]),
                Seed = ulong.Parse(notes["seed"], CultureInfo.InvariantCulture),
            };
        }
        catch (Exception problem) when (problem is KeyNotFoundException or FormatException or OverflowException or ArgumentException)
        {
            throw new WrongArgumentException($"'{file}' is a checkpoint of another program: it has no settings of this one ({problem.Message.TrimEnd('.')}).");
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
