using System.Diagnostics;
using System.Globalization;
using Ottt.Benchmarks.Machine;

namespace Ottt.Benchmarks.Contenders;

/// <summary>The life of a contender in a process of its own: it trains when a line on the standard input tells it to.</summary>
internal static class ContenderHost
{
    /// <summary>Written when everything is made.</summary>
    public const string Ready = "ready";

    /// <summary>Asks for a turn; answered by the peak memory in bytes and the milliseconds of each batch.</summary>
    public const string Turn = "turn";

    /// <summary>
    /// A turn is one batch, or those of this time where a batch is shorter: others have had the caches meanwhile, and a thread that sleeps between
    /// two batches of a training run is none of its costs.
    /// </summary>
    private static readonly TimeSpan TurnTime = TimeSpan.FromMilliseconds(20);

    /// <summary>Serves until the input ends.</summary>
    public static void Serve(IContender contender, TextReader input, TextWriter output)
    {
        Tell(output, Ready);
        var times = new List<string>();
        while (input.ReadLine() == Turn)
        {
            times.Clear();
            CollectGarbage();
            long turn = Stopwatch.GetTimestamp();
            do
            {
                long batch = Stopwatch.GetTimestamp();
                contender.TrainBatch();
                times.Add(Stopwatch.GetElapsedTime(batch).TotalMilliseconds.ToString(CultureInfo.InvariantCulture));
            }
            while (Stopwatch.GetElapsedTime(turn) < TurnTime);

            Tell(output, $"{PeakMemory.Bytes} {string.Join(' ', times)}");
        }
    }

    /// <summary>
    /// TorchSharp leaves small native objects to finalizers; between turns, and at nobody's cost, they are freed before they break up the native
    /// heap, which would otherwise grow from batch to batch.
    /// </summary>
    private static void CollectGarbage()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }

    private static void Tell(TextWriter output, string line)
    {
        output.WriteLine(line);
        output.Flush();
    }
}
