using System.CommandLine;
using Ottt.Samples.Shared;
using Ottt.Samples.Train.Runs;

namespace Ottt.Samples.Train.Commands;

/// <summary>The options that say what a run leaves behind and shows; none of them changes a bit of the result.</summary>
internal sealed class OutputArguments
{
    private const int MostBatches = 1_000_000_000;
    private const int MostKept = 1000;

    private readonly Option<int?> _checkpointEvery = ArgumentKinds.OptionalCount(
        "--checkpoint-every", "Save a checkpoint after so many batches, beside the one after each epoch.", MostBatches);

    private readonly Option<int> _keep = ArgumentKinds.Count("--keep", "How many checkpoints are kept; older ones are deleted.", byDefault: 3, MostKept);

    private readonly Option<string?> _plots = new("--plots") { Description = "Draw the run into this folder after each epoch, as PNG and SVG.", HelpName = "folder" };

    private readonly Option<string?> _tensorBoard = new("--tensorboard") { Description = "Write event files for TensorBoard into this folder.", HelpName = "folder" };

    public Option<bool> Json { get; } = new("--json") { Description = "Write a line of JSON per epoch, one at the end, and nothing else." };

    public IEnumerable<Option> All => [_checkpointEvery, _keep, _plots, _tensorBoard, Json];

    /// <summary>How many checkpoints are kept.</summary>
    public int Keep(ParseResult result) => result.GetRequiredValue(_keep);

    public RunOutput Read(ParseResult result, RunFolder folder) =>
        new(folder, result.GetValue(_checkpointEvery), result.GetValue(_plots), result.GetValue(_tensorBoard));
}
