namespace Ottt.Data;

/// <summary>
/// The batches of a pass over some data. A pass is begun by its number, so that any pass can be repeated, then read batch by batch into
/// the caller's memory until nothing is left.
/// </summary>
public interface IBatchSource
{
    /// <summary>The number of samples of a pass.</summary>
    int Count { get; }

    /// <summary>The largest number of samples of a batch; only the last batch of a pass may have fewer.</summary>
    int BatchSize { get; }

    /// <summary>The number of batches of a pass.</summary>
    int BatchCount => (int)(((long)Count + BatchSize - 1) / BatchSize);

    /// <summary>The shape of one sample, such as [channels, height, width].</summary>
    IReadOnlyList<int> SampleShape { get; }

    /// <summary>Goes to the first batch of a pass. The same number gives the same batches in the same order.</summary>
    /// <param name="epoch">The number of the pass, from 0.</param>
    void Begin(int epoch);

    /// <summary>Reads the next batch.</summary>
    /// <param name="input">Receives the samples one after another, row-major; has room for <see cref="BatchSize"/> samples.</param>
    /// <param name="labels">Receives the class of each sample; has room for <see cref="BatchSize"/> labels.</param>
    /// <returns>The number of samples read, or 0 at the end of the pass.</returns>
    /// <exception cref="ArgumentException">A span has too little room.</exception>
    int Read(Span<float> input, Span<int> labels);

    /// <summary>Passes over the next batches of the pass, to go on in the middle of one that was interrupted.</summary>
    /// <param name="batches">The number of batches, at least 0; with more than are left, the pass is at its end.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="batches"/> is negative.</exception>
    void Skip(int batches)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(batches);
        if (batches == 0) return;
        var input = new float[SampleShape.Aggregate(BatchSize, (product, size) => checked(product * size))];
        var labels = new int[BatchSize];
        while (batches-- > 0 && Read(input, labels) > 0)
        {
        }
    }
}
