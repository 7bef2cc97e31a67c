using Ottt.Training;

namespace Ottt.Samples.Shared.Reports;

/// <summary>Lines without control codes, for files and pipes.</summary>
internal sealed class PlainReport(TextWriter output) : IReport
{
    public void Begin(OtttNetwork network, string task) => output.WriteLine(Lines.Heading(network, task));

    public EpochResult Follow(int epoch, int epochs, Func<IProgress<TrainingProgress>?, EpochResult> run)
    {
        EpochResult result = run(null);
        output.WriteLine(Lines.Epoch(result, epochs));
        return result;
    }

    public void Say(string text) => output.WriteLine(text);

    public void End(RunResult result)
    {
        foreach ((string name, string value) in Lines.Summary(result)) output.WriteLine($"{name}: {value}");
    }
}
