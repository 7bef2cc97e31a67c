namespace Ottt.Cuda;

/// <summary>
/// What surrounds the time steps of a sequence on the device: its kernels, which are the same for every network, their memory, and the graphs of sequences
/// that ran before.
/// </summary>
internal sealed class CudaTraining : IDisposable
{
    private const int MostGraphs = 8;

    private readonly CudaStream _stream;
    private readonly Dictionary<CudaSequencePlan, CudaGraph> _graphs = [];
    private readonly Func<CudaLossStep> _makeLoss;

    public CudaTraining(
        CudaDeviceContext device,
        CudaStream stream,
        CudaArena arena,
        CudaParameters parameters,
        NetworkDescription description,
        CudaPorts ports,
        int capacity,
        ReadOnlySpan<CudaSpikingLayer> layers)
    {
        _stream = stream;
        CudaModule module = device.Load(KernelOptions.Program(TrainingKernels.Name, TrainingKernels.Text));
        Orders = new CudaOrders(stream, arena, capacity, description.Name);
        Results = new CudaResults(stream, arena, description, capacity, layers.Length);
        Copies = new CudaHostCopies(device, stream, arena, parameters.Floats, description.Name);
        parameters.Copies = Copies;
        Updates = new CudaUpdates(stream, arena, parameters, module, Copies, description.Name);
        Spikes = new CudaSpikeCount(stream, module, arena, layers, Results, description.Name);
        _makeLoss = () => new CudaLossStep(stream, module, arena, ports, Orders, Results);
        Loss = _makeLoss();
        Frames = new CudaFrames(device, stream, capacity * description.InputCount, $"the frames of {description.Name}");
    }

    /// <summary>What the device is told before a sequence.</summary>
    public CudaOrders Orders { get; }

    /// <summary>What a sequence comes to.</summary>
    public CudaResults Results { get; }

    /// <summary>The updates of the parameters.</summary>
    public CudaUpdates Updates { get; }

    /// <summary>Copies of parameters and state on the host.</summary>
    public CudaHostCopies Copies { get; }

    /// <summary>The loss of a time step.</summary>
    public CudaLossStep Loss { get; private set; }

    /// <summary>The counting of spikes.</summary>
    public CudaSpikeCount Spikes { get; }

    /// <summary>The inputs of time steps on their way to the device.</summary>
    public CudaFrames Frames { get; }

    /// <summary>Writes what the device is told before a sequence; that of the sequence before must have arrived.</summary>
    /// <param name="labels">The class of each sample.</param>
    /// <param name="updates">The number of updates.</param>
    public void WriteOrders(ReadOnlySpan<int> labels, int updates)
    {
        if (Orders.Reserve(updates))
        {
            ForgetGraphs();
            Loss = _makeLoss();
        }

        labels.CopyTo(Orders.LabelsOnHost);
        for (int update = 0; update < updates; update++) Updates.Begin(update == 0, Orders.SettingsOnHost(update));
    }

    /// <summary>Queues a sequence that was written down before; says whether it was.</summary>
    /// <param name="plan">All that it depends on.</param>
    public bool TryLaunch(in CudaSequencePlan plan)
    {
        if (!_graphs.TryGetValue(plan, out CudaGraph? graph)) return false;
        _stream.Launch(graph);
        return true;
    }

    /// <summary>Writes down a sequence.</summary>
    /// <param name="plan">All that it depends on.</param>
    /// <param name="record">Queues its work.</param>
    public void Record(in CudaSequencePlan plan, Action record)
    {
        if (_graphs.Count == MostGraphs) ForgetGraphs();
        _graphs[plan] = _stream.Capture(record);
    }

    public void Dispose()
    {
        Updates.Detach();
        ForgetGraphs();
        Copies.Dispose();
        Frames.Dispose();
        Orders.Dispose();
        Results.Dispose();
    }

    private void ForgetGraphs()
    {
        foreach (CudaGraph graph in _graphs.Values) graph.Dispose();
        _graphs.Clear();
    }
}
