namespace Ottt;

/// <summary>
/// A place for the state of a network between two time steps of a sequence: charged membrane potentials, traces, masks that live for a sequence, spikes
/// that are fed back, and the count of time steps. Parameters, gradients and the running statistics of normalisations are no state. One object may
/// be saved into again and again; after the first time that allocates nothing.
/// </summary>
public sealed class NetworkState
{
    private float[] _values = [];
    private int _count;

    /// <summary>The network whose state this is, or null before anything was saved.</summary>
    public NetworkDescription? Network { get; private set; }

    /// <summary>The samples of the sequence.</summary>
    public int Batch { get; private set; }

    /// <summary>The number of the sequence, as <see cref="OtttNetwork.Sequence"/>.</summary>
    public long Sequence { get; private set; }

    /// <summary>The time steps of the sequence so far.</summary>
    public long TimeStep { get; private set; }

    /// <summary>Whether these were training steps.</summary>
    public bool Training { get; private set; }

    /// <summary>What traces remembered in these steps.</summary>
    public TraceRule TraceRule { get; private set; }

    /// <summary>
    /// The state, [batch, <see cref="NetworkDescription.StateCount"/>]: a sample's state tensors one after the other, each in PyTorch's element
    /// order, so that it does not depend on the device. A view that the next save changes.
    /// </summary>
    public ReadOnlySpan<float> Values => _values.AsSpan(0, _count);

    /// <summary>The memory of <see cref="Values"/>.</summary>
    internal ReadOnlyMemory<float> Memory => _values.AsMemory(0, _count);

    /// <summary>Says whose state this is to be, and gives the memory for it.</summary>
    internal Memory<float> Open(NetworkDescription network, int batch, long sequence, long timeStep, bool training, TraceRule traceRule)
    {
        Network = network;
        Batch = batch;
        Sequence = sequence;
        TimeStep = timeStep;
        Training = training;
        TraceRule = traceRule;
        _count = batch * network.StateCount;
        if (_values.Length < _count) _values = new float[_count];
        return _values.AsMemory(0, _count);
    }
}
