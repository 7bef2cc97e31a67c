using System.Diagnostics;

namespace Ottt.Training;

/// <summary>Sums up the batches of a pass since it was begun.</summary>
internal struct PassTotals
{
    private long _start;
    private TimeSpan _before;
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

    /// <summary>The time since the pass was begun, without the time for which it lay still.</summary>
    public readonly TimeSpan Elapsed => _before + (_start == 0 ? TimeSpan.Zero : Stopwatch.GetElapsedTime(_start));

    /// <summary>Begins a pass now.</summary>
    public static PassTotals Begin() => new() { _start = Stopwatch.GetTimestamp() };

    /// <summary>The pass so far, for it to be gone on with at another time.</summary>
    public readonly PassTotals Pause() => this with { _start = 0, _before = Elapsed };

    /// <summary>Goes on with a pass now.</summary>
    public readonly PassTotals Resume() => this with { _start = Stopwatch.GetTimestamp() };

    /// <summary>The sum of the losses of all samples, and how many were correct.</summary>
    public readonly (double WeightedLoss, long Correct) Sums => (_weightedLoss, _correct);

    /// <summary>A pass of which these batches are done.</summary>
    public static PassTotals Of(double weightedLoss, long correct, int samples, int batches, TimeSpan elapsed) =>
        new() { _weightedLoss = weightedLoss, _correct = correct, Samples = samples, Batches = batches, _before = elapsed };

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
