using Ottt.Data;
using Ottt.Numerics;

namespace Ottt.Toolkit.Tests.Checkpoints;

/// <summary>Eleven samples of six numbers in three classes, in batches of four, shuffled anew in each pass.</summary>
internal sealed class SmallTask : IBatchSource
{
    private const int Classes = 3;

    private readonly int[] _order = [.. Enumerable.Range(0, 11)];
    private int _next;

    public int Count => _order.Length;

    public int BatchSize => 4;

    public IReadOnlyList<int> SampleShape { get; } = [6];

    public void Begin(int epoch)
    {
        _next = 0;
        for (int index = 0; index < _order.Length; index++) _order[index] = index;
        new PhiloxStream(7, (ulong)epoch).Shuffle(_order);
    }

    public int Read(Span<float> input, Span<int> labels)
    {
        int count = Math.Min(BatchSize, Count - _next);
        for (int sample = 0; sample < count; sample++)
        {
            int number = _order[_next + sample];
            labels[sample] = number % Classes;
            var random = new PhiloxStream(9, (ulong)number);
            for (int element = 0; element < 6; element++) input[(6 * sample) + element] = random.NextGaussian() + (element % Classes == number % Classes ? 1.5f : 0);
        }

        _next += count;
        return count;
    }
}
