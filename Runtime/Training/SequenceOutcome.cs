namespace Ottt.Training;

/// <summary>What a backend says of a sequence that it ran by itself; kept from batch to batch.</summary>
/// <param name="classes">The elements of an output.</param>
/// <param name="layers">The number of spiking layers.</param>
internal sealed class SequenceOutcome(int classes, int layers)
{
    private float[] _outputSum = [];

    /// <summary>The sum of the losses of the time steps.</summary>
    public double Loss { get; set; }

    /// <summary>The first time step whose loss was not finite; no update was made from there on. Null where all were finite.</summary>
    public int? FailedStep { get; set; }

    /// <summary>The spikes of each spiking layer over all samples and time steps, where they were to be counted.</summary>
    public long[] Spikes { get; } = new long[layers];

    /// <summary>The outputs summed over the time steps, [batch, classes].</summary>
    /// <param name="batch">The number of samples.</param>
    public Span<float> OutputSum(int batch)
    {
        int length = batch * classes;
        if (_outputSum.Length < length) _outputSum = new float[length];
        return _outputSum.AsSpan(0, length);
    }
}
