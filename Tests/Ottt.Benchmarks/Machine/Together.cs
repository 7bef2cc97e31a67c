using System.Diagnostics;

namespace Ottt.Benchmarks.Machine;

/// <summary>Runs the same work on several threads at once.</summary>
internal static class Together
{
    private static volatile float _sink;

    /// <summary>The time from the common start to the end of the last thread.</summary>
    /// <param name="threads">The threads.</param>
    /// <param name="work">The work; its result is kept, so that it cannot be optimised away.</param>
    public static double Seconds(int threads, Func<float> work)
    {
        using var start = new Barrier(threads + 1);
        Thread[] all = [.. Enumerable.Range(0, threads).Select(_ => new Thread(() =>
        {
            start.SignalAndWait();
            _sink = work();
        }))];
        foreach (Thread thread in all) thread.Start();
        long begin = Stopwatch.GetTimestamp();
        start.SignalAndWait();
        foreach (Thread thread in all) thread.Join();
        return Stopwatch.GetElapsedTime(begin).TotalSeconds;
    }
}
