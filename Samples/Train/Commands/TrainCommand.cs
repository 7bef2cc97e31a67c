using System.CommandLine;
using Ottt.Samples.Shared;
using Ottt.Samples.Shared.Reports;
using Ottt.Samples.Train.Models;
using Ottt.Samples.Train.Runs;

namespace Ottt.Samples.Train.Commands;

/// <summary><c>train MODEL</c>: a new run.</summary>
internal static class TrainCommand
{
    public static Command Create()
    {
        Argument<string> model = CommonArguments.Model("The model; 'inspect' shows what is in one.");
        var data = new DataArguments();
        var run = new RunArguments();
        var output = new OutputArguments();
        var device = new DeviceArguments();
        Option<string?> folder = new("--output") { Description = "The folder of the run; unless given, runs/MODEL or the next that is free.", HelpName = "folder" };
        var command = new Command("train", "Trains a model from the beginning.") { model };
        foreach (Option option in (IEnumerable<Option>)[.. data.All, .. run.All, .. device.All, folder, .. output.All]) command.Options.Add(option);
        command.SetAction(result => Failures.Guard(() =>
        {
            Model chosen = ModelCatalog.Find(result.GetRequiredValue(model));
            RunSettings settings = run.Read(result, chosen.Defaults) with { Model = chosen.Name, DataFolder = data.Find(result, chosen) };
            RunFolder place = RunFolder.ForNew(result.GetValue(folder), chosen.Name, output.Keep(result));
            using var training = new TrainingRun(chosen, settings, output.Read(result, place), device.Read(result));
            RunFollowing.Follow(training, place, Report.For(result.GetValue(output.Json)));
        }));
        return command;
    }
}
