using System.CommandLine;
using Ottt.Checkpoints;
using Ottt.Samples.Shared;
using Ottt.Samples.Shared.Reports;
using Ottt.Samples.Train.Models;
using Ottt.Samples.Train.Runs;

namespace Ottt.Samples.Train.Commands;

/// <summary><c>resume FOLDER</c>: goes on with a run that was interrupted, from its newest whole checkpoint.</summary>
internal static class ResumeCommand
{
    public static Command Create()
    {
        Argument<string> folder = new("folder") { Description = "The folder of the run." };
        var output = new OutputArguments();
        var device = new DeviceArguments();
        Option<string?> data = new("--data") { Description = "The folder of the data, where it has moved.", HelpName = "folder" };
        var command = new Command("resume", "Goes on with a run, and ends with the bits that it would have ended with.") { folder };
        foreach (Option option in (IEnumerable<Option>)[data, .. device.All, .. output.All]) command.Options.Add(option);
        command.SetAction(result => Failures.Guard(() =>
        {
            string path = result.GetRequiredValue(folder);
            (string file, Checkpoint checkpoint) = RunFolder.LoadNewest(path);
            if (File.Exists(path)) throw new WrongArgumentException($"'{path}' is a file; 'resume' takes the folder of a run, where it can save more checkpoints.");
            RunSettings noted = RunSettings.FromNotes(file, checkpoint.Notes);
            RunSettings settings = result.GetValue(data) is { } moved ? noted with { DataFolder = Path.GetFullPath(moved) } : noted;
            var place = new RunFolder(path, output.Keep(result));
            using var training = new TrainingRun(ModelCatalog.Find(settings.Model), settings, output.Read(result, place), device.Read(result));
            training.Restore(file, checkpoint);
            RunFollowing.Follow(training, place, Report.For(result.GetValue(output.Json)));
        }));
        return command;
    }
}
