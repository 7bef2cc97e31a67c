using Ottt.Data;

namespace Ottt.Runtime.Tests.Training;

/// <summary>Batches of given samples, in order.</summary>
internal sealed class ListSource(float[][] samples, int[] labels, int batchSize) : IBatchSource
{
    private int _next;

    public int Count => labels.Length;

    public int BatchSize => batchSize;

    public IReadOnlyList<int> SampleShape { get; } = [samples[0].Length];

    /// <summary>The passes begun.</summary>
    public List<int> Epochs { get; } = [];

    public void Begin(int epoch)
    {
        Epochs.Add(epoch);
        _next = 0;
    }

    public int Read(Span<float> input, Span<int> labelsRead)
    {
        int count = Math.Min(batchSize, Count - _next);
        for (int sample = 0; sample < count; sample++)
        {
            samples[_next + sample].CopyTo(input[(sample * SampleShape[0])..]);
            labelsRead[sample] = labels[_next + sample];
        }

        _next += count;
        return count;
    }
}
