using Ottt.Data;

namespace Ottt.Training;

/// <summary>Reads batches into buffers that are kept from pass to pass.</summary>
internal sealed class BatchReader
{
    private float[] _samples = [];
    private int[] _labels = [];
    private int _sampleCount;
    private int _count;

    /// <summary>The samples of the present batch, [batch, sample shape].</summary>
    public ReadOnlySpan<float> Samples => _samples.AsSpan(0, _count * _sampleCount);

    /// <summary>The labels of the present batch.</summary>
    public ReadOnlySpan<int> Labels => _labels.AsSpan(0, _count);

    /// <summary>Begins a pass for a network with room for so many samples.</summary>
    public void Begin(IBatchSource data, int epoch, int capacity)
    {
        if (data.BatchSize > capacity)
        {
            throw new ArgumentException($"The data has batches of {data.BatchSize} samples; the network was made for at most {capacity}.", nameof(data));
        }

        _sampleCount = 1;
        foreach (int size in data.SampleShape) _sampleCount = checked(_sampleCount * size);
        int length = checked(data.BatchSize * _sampleCount);
        if (_samples.Length < length) _samples = new float[length];
        if (_labels.Length < data.BatchSize) _labels = new int[data.BatchSize];
        data.Begin(epoch);
    }

    /// <summary>Goes to the next batch, if there is one.</summary>
    public bool Read(IBatchSource data)
    {
        _count = data.Read(_samples, _labels);
        return _count > 0;
    }
}
