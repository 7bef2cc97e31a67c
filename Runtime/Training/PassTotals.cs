using System.Diagnostics;

namespace Ottt.Training;

/// <summary>Sums up the batches of a pass since it was begun.</summary>
internal struct PassTotals
{
    private long _start;
    private double _weightedLoss;
    private long _correct;

    /// <summary>The samples so far.</summary>
    public int Samples { get; private set; }

    /// <summary>The batches so far.</summary>
    public int Batches { get; private set; }

    /// <summary>The mean loss over the samples so far.</summary>
    public readonly double Loss => _weightedLoss / Samples;

    /// <summary>The share of correct samples so far.</summary>
    public readonly double Accuracy => (double)_correct / Samples;

    /// <summary>The time since the pass was begun.</summary>
    public readonly TimeSpan Elapsed => Stopwatch.GetElapsedTime(_start);

    /// <summary>Begins a pass now.</summary>
    public static PassTotals Begin() => new() { _start = Stopwatch.GetTimestamp() };

    /// <summary>Adds a batch.</summary>
    public void Add(BatchResult batch)
    {
        _weightedLoss += batch.Loss * batch.Samples;
        _correct += batch.Correct;
        Samples += batch.Samples;
        Batches++;
    }

    /// <summary>The report after a batch.</summary>
    public readonly TrainingProgress Progress(int epoch, int batchCount) =>
        new(epoch, Batches - 1, batchCount, Loss, Accuracy, Samples / Elapsed.TotalSeconds);
}
