using System.Diagnostics;
using System.Globalization;
using Ottt.Benchmarks.Comparison;
using Ottt.Benchmarks.Machine;
using Ottt.Data;
using Ottt.Training;

namespace Ottt.Benchmarks.Batching;

/// <summary>A table of how long it takes to make batches, beside how long a network takes to learn from them.</summary>
internal static class BatchingReport
{
    private const int FewestRounds = 3;

    private static readonly int[] Workers = [1, 2, 4];

    public static void Write(int batchSize, double seconds, TextWriter output)
    {
        output.WriteLine(MachineDescription.Line);
        output.WriteLine($"Milliseconds of a batch of {batchSize}: to make it, without and with workers that are ahead; to learn from one that is there; to do both.");
        output.WriteLine("Medians of passes, which take turns.");
        output.WriteLine();
        output.WriteLine($"| source | made | {string.Join(" | ", Workers.Select(count => $"by {count}"))} | batches/s | learned | share made | both | both, 1 ahead |");
        output.WriteLine($"| --- | ---: | {string.Join(" | ", Workers.Select(_ => "---:"))} | ---: | ---: | ---: | ---: | ---: |");
        foreach (BatchingCase one in BatchingCase.All(batchSize)) output.WriteLine(Row(one, seconds));
    }

    private static string Row(BatchingCase one, double seconds)
    {
        using OtttNetwork network = one.Create(one.Source.BatchSize);
        var trainer = new OnlineTrainer(network, new OtttLoss(one.TimeSteps), new Sgd(1e-4))
        {
            TimeSteps = one.TimeSteps,
            Encoder = one.Encoder,
            MeasureFiringRates = false,
        };
        PrefetchedBatches[] ahead = [.. Workers.Select(count => new PrefetchedBatches(one.Source, count))];
        var buffer = new BatchBuffer(one.Source);
        double[] times = Measure(
            seconds,
            [
                () => buffer.ReadAll(one.Source),
                .. ahead.Select<PrefetchedBatches, Action>(source => () => buffer.ReadAll(source)),
                () => buffer.TrainAgain(trainer, one.Source.BatchCount),
                () => trainer.TrainEpoch(one.Source),
                () => trainer.TrainEpoch(ahead[0]),
            ]);
        Array.ForEach(ahead, source => source.Dispose());
        double[] batch = [.. times.Select(time => time / one.Source.BatchCount)];
        double made = batch[0], learned = batch[^3];
        string ready = string.Join(" | ", batch[1..^3].Select(time => time.ToString("F3", CultureInfo.InvariantCulture)));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {one.Name} | {made:F3} | {ready} | {1000 / made:F0} | {learned:F2} | {made / learned:P2} | {batch[^2]:F2} | {batch[^1]:F2} |");
    }

    /// <summary>The median milliseconds of each action; one round before is not counted.</summary>
    private static double[] Measure(double seconds, Action[] actions)
    {
        List<double>[] times = [.. actions.Select(_ => new List<double>())];
        Array.ForEach(actions, action => action());
        for (var clock = Stopwatch.StartNew(); times[0].Count < FewestRounds || clock.Elapsed.TotalSeconds < seconds;)
        {
            for (int index = 0; index < actions.Length; index++)
            {
                long start = Stopwatch.GetTimestamp();
                actions[index]();
                times[index].Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }

        return [.. times.Select(Median.Of)];
    }
}
