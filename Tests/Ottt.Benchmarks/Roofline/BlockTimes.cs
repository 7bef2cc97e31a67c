using System.Diagnostics;
using Ottt.Benchmarks.Comparison;
using Ottt.Benchmarks.Contenders;
using Ottt.Benchmarks.Layers;
using Ottt.Cpu;

namespace Ottt.Benchmarks.Roofline;

/// <summary>How long the blocks of a network take in training.</summary>
/// <param name="batchMilliseconds">The median time of a batch.</param>
/// <param name="batches">The batches that were measured.</param>
/// <param name="clock">What was measured in them.</param>
internal sealed class BlockTimes(double batchMilliseconds, int batches, BlockClock clock)
{
    private const int FewestBatches = 3;
    private const double WarmUpShare = 0.3;

    /// <summary>The median time of a batch, all that lies between blocks included.</summary>
    public double BatchMilliseconds { get; } = batchMilliseconds;

    /// <summary>Trains for a while.</summary>
    public static BlockTimes Measure(Workload workload, double seconds)
    {
        using OtttNetwork network = CompiledContender.Network(workload);
        var contender = new CompiledContender(workload, network);
        Repeat(contender, seconds * WarmUpShare);
        var clock = new BlockClock();
        BlockClock.Current = clock;
        try
        {
            List<double> batches = Repeat(contender, seconds);
            return new BlockTimes(Median.Of(batches), batches.Count, clock);
        }
        finally
        {
            BlockClock.Current = null;
        }
    }

    /// <summary>The median time of a run of a block, or null where it never ran.</summary>
    public double? Milliseconds(string block) =>
        clock.Times.TryGetValue(block, out List<TimeSpan>? times) ? Median.Of(times.Select(time => time.TotalMilliseconds)) : null;

    /// <summary>How often a block runs in a batch.</summary>
    public double RunsPerBatch(string block) => clock.Times.TryGetValue(block, out List<TimeSpan>? times) ? (double)times.Count / batches : 0;

    private static List<double> Repeat(CompiledContender contender, double seconds)
    {
        var milliseconds = new List<double>();
        long start = Stopwatch.GetTimestamp();
        while (milliseconds.Count < FewestBatches || Stopwatch.GetElapsedTime(start).TotalSeconds < seconds)
        {
            long batch = Stopwatch.GetTimestamp();
            contender.TrainBatch();
            milliseconds.Add(Stopwatch.GetElapsedTime(batch).TotalMilliseconds);
        }

        return milliseconds;
    }
}
