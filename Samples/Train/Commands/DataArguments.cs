using System.CommandLine;
using Ottt.Data;
using Ottt.Samples.Shared;
using Ottt.Samples.Train.Models;
using Ottt.Samples.Train.Tasks;

namespace Ottt.Samples.Train.Commands;

/// <summary>The options that say where the data of a model is.</summary>
internal sealed class DataArguments
{
    private readonly Option<string?> _data = new("--data")
    {
        Description = $"The folder of the data; unless given, it is looked for by its name in {DataFolder.EnvironmentVariable}, in shared/data, and among what was downloaded before.",
        HelpName = "folder",
    };

    private readonly Option<bool> _download = new("--download") { Description = "Download the data of the model where it is not there." };

    public IEnumerable<Option> All => [_data, _download];

    /// <summary>The folder of a model's data, in full: the one that was given, else the one that a run was trained with, else the one that is found.</summary>
    public string Find(ParseResult result, Model model, string trainedWith = "")
    {
        if (result.GetValue(_data) is { } given) return Path.GetFullPath(given);
        if (Directory.Exists(trainedWith)) return trainedWith;
        if (model.DataFolders.Select(DataFolder.Find).FirstOrDefault(folder => folder is not null) is { } found) return found;
        return model.Dataset is { } dataset
            ? DatasetDownload.Get(dataset, result.GetValue(_download))
            : throw new WrongArgumentException($"The data of {model.Name} is not in a folder {string.Join(" or ", model.DataFolders)} in {DataFolder.EnvironmentVariable} or in shared/data, and it cannot be downloaded; name its folder with --data.");
    }
}
