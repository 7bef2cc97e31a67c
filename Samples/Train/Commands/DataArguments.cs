using System.CommandLine;
using Ottt.Data;
using Ottt.Samples.Shared;
using Ottt.Samples.Train.Models;

namespace Ottt.Samples.Train.Commands;

/// <summary>The options that say where the data of a model is.</summary>
internal sealed class DataArguments
{
    private readonly Option<string?> _data = new("--data")
    {
        Description = $"The folder of the data; unless given, one of the model's names in {DataFolder.EnvironmentVariable} or in shared/data, or what was downloaded before.",
        HelpName = "folder",
    };

    public IEnumerable<Option> All => [_data];

    /// <summary>The folder of a model's data, in full.</summary>
    /// <exception cref="WrongArgumentException">None was given, and none is where it is looked for.</exception>
    public string Find(ParseResult result, Model model)
    {
        if (result.GetValue(_data) is { } given) return Path.GetFullPath(given);
        return model.DataFolders.Select(DataFolder.Find).FirstOrDefault(folder => folder is not null)
            ?? throw new WrongArgumentException($"There is no data for {model.Name}: no folder {string.Join(" or ", model.DataFolders)} in {DataFolder.EnvironmentVariable} or in shared/data; name its folder with --data.");
    }
}
