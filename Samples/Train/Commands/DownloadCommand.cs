using System.CommandLine;
using Ottt.Data.Downloads;
using Ottt.Samples.Shared;
using Ottt.Samples.Train.Tasks;

namespace Ottt.Samples.Train.Commands;

/// <summary><c>download DATASET</c>: brings a data set into the cache of the user and says where it is.</summary>
internal static class DownloadCommand
{
    private static readonly string[] Names = [.. DatasetCatalog.All.Select(dataset => dataset.Name)];

    public static Command Create()
    {
        Argument<string> name = new("dataset") { Description = $"The data set: {string.Join(", ", Names)}." };
        name.CompletionSources.Add(Names);
        var command = new Command("download", "Downloads a data set, unless it is there, and prints its folder.") { name };
        command.SetAction(result => Failures.Guard(() =>
        {
            string text = result.GetRequiredValue(name);
            DownloadableDataset dataset = DatasetCatalog.Find(text) ?? throw new WrongArgumentException($"There is no data set '{text}'; there are {string.Join(", ", Names)}.");
            Console.Out.WriteLine(DatasetDownload.Get(dataset, isAllowed: true));
        }));
        return command;
    }
}
