using Ottt.Training;

namespace Ottt.Samples.Shared.Reports;

/// <summary>Tells the user how training goes.</summary>
internal interface IReport
{
    void Begin(OtttNetwork network, string task);

    /// <summary>Runs an epoch and tells what it came to.</summary>
    /// <param name="epoch">The number of the epoch, from 0.</param>
    /// <param name="epochs">How many there will be.</param>
    /// <param name="run">The epoch; it is given whom to tell about each batch, if anyone wants to know.</param>
    EpochResult Follow(int epoch, int epochs, Func<IProgress<TrainingProgress>?, EpochResult> run);

    /// <summary>Tells something in a line.</summary>
    void Say(string text);

    void End(RunResult result);
}
