namespace Ottt.Samples.Train.Runs;

/// <summary>What a run leaves behind; none of it changes a bit of the result.</summary>
/// <param name="Folder">Where checkpoints and parameters go.</param>
/// <param name="CheckpointEvery">A checkpoint after so many batches, beside the one after each epoch; null for none.</param>
/// <param name="PlotsFolder">Where pictures go; null for none.</param>
/// <param name="TensorBoardFolder">Where event files for TensorBoard go; null for none.</param>
internal sealed record RunOutput(RunFolder Folder, int? CheckpointEvery, string? PlotsFolder, string? TensorBoardFolder);
