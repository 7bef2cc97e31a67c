using System.Diagnostics;

namespace Ottt.Cpu;

/// <summary>Measures how long each fused block of the networks of a process takes, for a benchmark.</summary>
internal sealed class BlockClock
{
    private readonly Dictionary<string, List<TimeSpan>> _times = new(StringComparer.Ordinal);

    /// <summary>The clock of the process, or none.</summary>
    public static BlockClock? Current { get; set; }

    /// <summary>The time of each run of each block; the name is that of its generated method, such as <c>Train0</c>.</summary>
    public IReadOnlyDictionary<string, List<TimeSpan>> Times => _times;

    /// <summary>Runs a block and notes its time.</summary>
    public void Run(WorkerPool workers, int pieces, Action<int> block)
    {
        long start = Stopwatch.GetTimestamp();
        workers.Run(pieces, block);
        TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
        string name = block.Method.Name;
        if (!_times.TryGetValue(name, out List<TimeSpan>? times)) _times[name] = times = [];
        times.Add(elapsed);
    }
}
