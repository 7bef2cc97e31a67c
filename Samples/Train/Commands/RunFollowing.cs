using Ottt.Samples.Shared;
using Ottt.Samples.Shared.Reports;
using Ottt.Samples.Train.Runs;

namespace Ottt.Samples.Train.Commands;

/// <summary>Trains, and tells whoever interrupts it how to go on.</summary>
internal static class RunFollowing
{
    /// <summary>Trains what is left of a run.</summary>
    /// <exception cref="OperationCanceledException">The run was interrupted; how to go on with it was told.</exception>
    public static void Follow(TrainingRun run, RunFolder folder, IReport report)
    {
        using var interruption = new Interruption();
        try
        {
            run.Train(report, interruption.Token);
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine($"The run is saved; 'resume {folder.FolderPath}' goes on with it.");
            throw;
        }
    }
}
