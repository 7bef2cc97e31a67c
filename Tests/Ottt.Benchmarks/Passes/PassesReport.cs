using System.Diagnostics;
using System.Globalization;
using Ottt.Benchmarks.Comparison;
using Ottt.Benchmarks.Contenders;
using Ottt.Benchmarks.Layers;
using Ottt.Benchmarks.Machine;

namespace Ottt.Benchmarks.Passes;

/// <summary>A table of what each pass is worth: the same batch, with one thing left out at a time, the variants taking turns.</summary>
internal static class PassesReport
{
    private const int WarmUps = 3;
    private const int FewestRounds = 5;

    public static void Write(Workload workload, double seconds, TextWriter output)
    {
        output.WriteLine(MachineDescription.Line);
        output.WriteLine("A training batch with all passes, and with one left out; SGD with momentum 0.9, the same frame at every step; medians, the variants taking turns.");
        output.WriteLine();
        output.WriteLine("| net | batch | T | rule | left out | ms | times as long |");
        output.WriteLine("| --- | ---: | ---: | --- | --- | ---: | ---: |");
        IReadOnlyList<Variant> variants = Variant.Of(workload.Threads);
        OtttNetwork[] networks = [.. variants.Select(variant => VariantCompiler.Compile(workload.Net, variant, workload.Batch))];
        CompiledContender[] contenders = [.. networks.Select(network => new CompiledContender(workload, network))];
        List<double>[] times = [.. variants.Select(_ => new List<double>())];
        for (int round = 0; round < WarmUps; round++) Array.ForEach(contenders, contender => contender.TrainBatch());
        for (var clock = Stopwatch.StartNew(); times[0].Count < FewestRounds || clock.Elapsed.TotalSeconds < seconds;)
        {
            for (int index = 0; index < contenders.Length; index++)
            {
                long start = Stopwatch.GetTimestamp();
                contenders[index].TrainBatch();
                times[index].Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }

        double whole = Median.Of(times[0]);
        for (int index = 0; index < variants.Count; index++)
        {
            double median = Median.Of(times[index]);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {workload.Net.Letter} | {workload.Batch} | {workload.TimeSteps} | {RuleNames.Of(workload.Rule)} | {variants[index].Name} | {median:G4} | {median / whole:F2} |"));
        }

        Array.ForEach(networks, network => network.Dispose());
    }
}
