using System.Globalization;
using Ottt.Checkpoints;
using Ottt.Samples.Shared;

namespace Ottt.Samples.Train.Runs;

/// <summary>The folder of a run: its checkpoints while it goes, its parameters when it is done.</summary>
internal sealed class RunFolder(string path, int keep)
{
    private const string Root = "runs";
    private const string CheckpointsName = "checkpoints";
    private const string ParametersName = "parameters.safetensors";

    public string FolderPath => path;

    public CheckpointFolder Checkpoints { get; } = new(Path.Combine(path, CheckpointsName), keep);

    /// <summary>The parameters at the end of the run.</summary>
    public string Parameters => Path.Combine(path, ParametersName);

    /// <summary>The file that has come furthest: the parameters at the end, or the newest checkpoint; null where there is neither.</summary>
    public string? NewestFile => File.Exists(Parameters) ? Parameters : Checkpoints.Files is [var newest, ..] ? newest : null;

    /// <summary>The folder of a new run: the one that was named, or the first of its model that is free.</summary>
    /// <exception cref="WrongArgumentException">The named folder has something in it, such as a run.</exception>
    public static RunFolder ForNew(string? named, string model, int keep)
    {
        if (named is not null)
        {
            return IsTaken(named) ? throw new WrongArgumentException($"'{named}' is not empty; go on with a run that is in it by 'resume {named}', or name another folder with --output.") : new RunFolder(named, keep);
        }

        string first = Path.Combine(Root, model), folder = first;
        for (int number = 2; IsTaken(folder); number++) folder = string.Create(CultureInfo.InvariantCulture, $"{first}-{number}");
        return new RunFolder(folder, keep);
    }

    /// <summary>The newest whole checkpoint of a run, or of a file that is named itself.</summary>
    /// <exception cref="WrongArgumentException">There is none.</exception>
    public static (string File, Checkpoint Checkpoint) LoadNewest(string path)
    {
        if (File.Exists(path)) return (path, Checkpoint.Load(path));
        if (!Directory.Exists(path)) throw new WrongArgumentException($"'{path}' does not exist; the folder of a run or a checkpoint is expected.");
        Checkpoint checkpoint = new RunFolder(path, keep: 1).Checkpoints.LoadNewest(damaged => Console.Error.WriteLine($"{damaged.Message} An older checkpoint is taken."))
            ?? throw new WrongArgumentException($"'{path}' has no checkpoint in a folder '{CheckpointsName}'; is it the folder of a run?");
        return (path, checkpoint);
    }

    private static bool IsTaken(string path) => Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any();
}
