using Ottt.Training;
using Spectre.Console;

namespace Ottt.Samples.Shared.Reports;

/// <summary>A bar per epoch, which gives way to a line, and a table at the end; for a terminal.</summary>
internal sealed class BarReport(IAnsiConsole console) : IReport
{
    public void Begin(OtttNetwork network, string task) => console.WriteLine(Lines.Heading(network, task));

    public EpochResult Follow(int epoch, int epochs, Func<IProgress<TrainingProgress>?, EpochResult> run)
    {
        EpochResult result = console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context => run(new Bar(context.AddTask($"epoch {epoch + 1}/{epochs}"))));
        console.WriteLine(Lines.Epoch(result, epochs));
        return result;
    }

    public void Say(string text) => console.WriteLine(text);

    public void End(RunResult result)
    {
        Table table = new Table().HideHeaders().AddColumn("name").AddColumn("value", column => column.RightAligned());
        foreach ((string name, string value) in Lines.Summary(result)) table.AddRow(Markup.Escape(name), Markup.Escape(value));
        console.Write(table);
    }

    private sealed class Bar(ProgressTask task) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => task.Value = 100.0 * (value.Batch + 1) / value.BatchCount;
    }
}
