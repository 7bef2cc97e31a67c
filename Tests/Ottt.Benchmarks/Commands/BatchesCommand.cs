using System.CommandLine;
using Ottt.Benchmarks.Batching;

namespace Ottt.Benchmarks.Commands;

/// <summary><c>batches</c>: whether making batches ever holds up training.</summary>
internal static class BatchesCommand
{
    public static Command Create()
    {
        Option<int> batch = Lists.OneCount("--batch", "The samples of a batch.", 32);
        var seconds = new Option<double>("--seconds") { Description = "How long to measure each source, warm-up not counted.", DefaultValueFactory = _ => 10 };
        var command = new Command("batches", "Measures how long batches take to make, beside training on them; writes a Markdown table.") { batch, seconds };
        command.SetAction(result => BatchingReport.Write(result.GetRequiredValue(batch), result.GetRequiredValue(seconds), Console.Out));
        return command;
    }
}
