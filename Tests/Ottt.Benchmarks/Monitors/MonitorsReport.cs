using System.Diagnostics;
using System.Globalization;
using Ottt.Benchmarks.Comparison;
using Ottt.Benchmarks.Layers;
using Ottt.Benchmarks.Machine;

namespace Ottt.Benchmarks.Monitors;

/// <summary>A table of what monitors cost: the same batch without, with one of them, and with all, taking turns.</summary>
internal static class MonitorsReport
{
    private const int WarmUps = 3;
    private const int FewestRounds = 5;

    public static void Write(Workload workload, double seconds, TextWriter output)
    {
        output.WriteLine(MachineDescription.Line);
        output.WriteLine("A training batch with monitors and without; SGD with momentum 0.9, the same frame at every step; all take turns, each round another first.");
        output.WriteLine();
        output.WriteLine("| net | batch | T | rule | monitors | median ms | times the loop | fastest ms | times the loop |");
        output.WriteLine("| --- | ---: | ---: | --- | --- | ---: | ---: | ---: | ---: |");
        IReadOnlyList<MonitoredTraining> variants = MonitoredTraining.Of(workload);
        List<double>[] times = [.. variants.Select(_ => new List<double>())];
        for (int round = 0; round < WarmUps; round++)
        {
            foreach (MonitoredTraining variant in variants) variant.TrainBatch();
        }

        var clock = Stopwatch.StartNew();
        for (int rounds = 0; rounds < FewestRounds || clock.Elapsed.TotalSeconds < seconds; rounds++)
        {
            for (int turn = 0; turn < variants.Count; turn++)
            {
                // Whoever comes behind a slow one finds other caches; so everybody does.
                int index = (turn + rounds) % variants.Count;
                long start = Stopwatch.GetTimestamp();
                variants[index].TrainBatch();
                times[index].Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }

        double loop = Median.Of(times[0]), fastestLoop = times[0].Min();
        for (int index = 0; index < variants.Count; index++)
        {
            double median = Median.Of(times[index]), fastest = times[index].Min();
            string row = $"{workload.Net.Letter} | {workload.Batch} | {workload.TimeSteps} | {RuleNames.Of(workload.Rule)} | {variants[index].Name}";
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"| {row} | {median:G4} | {median / loop:F3} | {fastest:G4} | {fastest / fastestLoop:F3} |"));
            variants[index].Network.Dispose();
        }
    }
}
