using System.Diagnostics;
using Ottt.Benchmarks.Layers;

namespace Ottt.Benchmarks.Comparison;

/// <summary>Contenders that take turns, so that a slow moment of the machine hits all of them.</summary>
/// <param name="workload">What they train.</param>
/// <param name="seconds">How long turns are counted for; each contender has at least <see cref="FewestRounds"/> of them.</param>
internal sealed class InterleavedRun(Workload workload, double seconds)
{
    private const int FewestRounds = 3;
    private const int FewestWarmUpRounds = 2;
    private const double WarmUpShare = 0.3;

    // All contenders are there at once; what is left is for the system and for whoever else works on the machine.
    private const double LargestMemoryShare = 0.6;

    /// <summary>Measures; a contender that died or found no memory is missing in the result.</summary>
    /// <param name="names">The contenders, the most important first.</param>
    public IReadOnlyList<Measurement> Measure(IEnumerable<string> names)
    {
        var contenders = new List<ContenderProcess>();
        try
        {
            foreach (string name in names)
            {
                if (!HasRoom(contenders)) break;
                contenders.Add(new ContenderProcess(name, workload));
                contenders[^1].TakeTurn(isCounted: false);
            }

            RunRounds(contenders, seconds * WarmUpShare, FewestWarmUpRounds - 1, isCounted: false);
            RunRounds(contenders, seconds, FewestRounds, isCounted: true);
            return
            [
                .. contenders.Where(contender => contender.MedianMilliseconds is not null)
                    .Select(contender => new Measurement(contender.Name, contender.MedianMilliseconds!.Value, contender.PeakBytes)),
            ];
        }
        finally
        {
            foreach (ContenderProcess contender in contenders) contender.Dispose();
        }
    }

    /// <summary>Whether one more that is as large as the largest would fit.</summary>
    private static bool HasRoom(List<ContenderProcess> contenders)
    {
        double room = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes * LargestMemoryShare;
        return contenders.Count == 0 || contenders.Sum(contender => contender.PeakBytes) + contenders.Max(contender => contender.PeakBytes) < room;
    }

    private static void RunRounds(List<ContenderProcess> contenders, double seconds, int fewestRounds, bool isCounted)
    {
        long start = Stopwatch.GetTimestamp();
        for (int round = 0; round < fewestRounds || Stopwatch.GetElapsedTime(start).TotalSeconds < seconds; round++)
        {
            foreach (ContenderProcess contender in contenders) contender.TakeTurn(isCounted);
        }
    }
}
