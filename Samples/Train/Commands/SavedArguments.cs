using System.CommandLine;
using Ottt.Checkpoints;
using Ottt.Samples.Shared;
using Ottt.Samples.Train.Models;
using Ottt.Samples.Train.Runs;

namespace Ottt.Samples.Train.Commands;

/// <summary>The arguments that name parameters that were saved: of a run, of a checkpoint, or of a file from elsewhere.</summary>
internal sealed class SavedArguments
{
    private readonly Argument<string> _path = new("saved") { Description = "The folder of a run, a checkpoint, or a file of parameters in the safetensors format." };

    private readonly Option<string?> _model = ArgumentKinds.OptionalOneOf("--model", "The model of the file, where it does not say so itself.", ModelCatalog.Names);

    private readonly Option<string> _prefix = new("--prefix")
    {
        Description = "What the names of the tensors begin with, in a file from elsewhere.",
        HelpName = "text",
        DefaultValueFactory = _ => "",
    };

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Arguments.Add(_path);
        command.Options.Add(_model);
        command.Options.Add(_prefix);
    }

    /// <summary>What was named, its model, and the settings that it was trained with or the model's.</summary>
    /// <exception cref="WrongArgumentException">The model is not known.</exception>
    public SavedModel Read(ParseResult result)
    {
        string path = result.GetRequiredValue(_path), file = Directory.Exists(path) ? FileOf(path) : path;
        ParameterFileInfo info = ParameterFile.ReadInfo(file);
        Model model = result.GetValue(_model) is { } named
            ? ModelCatalog.Find(named)
            : ModelCatalog.FindByNetwork(info.Network ?? "")
                ?? throw new WrongArgumentException($"'{file}' does not say which model it is of; name it with --model ({string.Join(", ", ModelCatalog.Names)}).");
        RunSettings settings = info.Notes.ContainsKey("model") ? RunSettings.FromNotes(file, info.Notes) : model.Defaults with { Model = model.Name };
        return new SavedModel(file, result.GetRequiredValue(_prefix), model, settings);
    }

    private static string FileOf(string folder) => new RunFolder(folder, keep: 1).NewestFile
        ?? throw new WrongArgumentException($"'{folder}' has no checkpoint and no parameters; is it the folder of a run?");
}
