using Ottt.Training;

namespace Ottt.Cuda;

/// <summary>What a sequence comes to, on the device and on the host: spikes, losses, summed outputs, and whether a loss was not finite.</summary>
internal sealed class CudaResults : IDisposable
{
    private readonly CudaMirror _memory;
    private readonly int _lossPlace;
    private readonly int _outputPlace;
    private readonly int _failurePlace;

    public CudaResults(CudaStream stream, CudaArena arena, NetworkDescription description, int capacity, int layers)
    {
        _lossPlace = layers * sizeof(ulong);
        _outputPlace = _lossPlace + (capacity * sizeof(double));
        _failurePlace = checked(_outputPlace + (capacity * description.OutputCount * sizeof(float)));
        _memory = new CudaMirror(stream, arena, _failurePlace + sizeof(int), $"the results of {description.Name}");
    }

    /// <summary>The address of the spikes of each layer, unsigned integers of 64 bits.</summary>
    public nint Spikes => _memory.Device;

    /// <summary>The address of the loss of each sample, in double precision.</summary>
    public nint Losses => _memory.Device + _lossPlace;

    /// <summary>The address of the summed outputs, dense.</summary>
    public nint OutputSum => _memory.Device + _outputPlace;

    /// <summary>The address of the steps that were left at the first loss that was not finite; 0 where there was none.</summary>
    public nint Failure => _memory.Device + _failurePlace;

    /// <summary>Queues the filling with zeros.</summary>
    public void Clear() => _memory.Clear();

    /// <summary>Queues the copy to the host.</summary>
    public void Download() => _memory.Download();

    /// <summary>Reads what has arrived.</summary>
    public void Read(in CudaSequencePlan plan, SequenceOutcome outcome)
    {
        outcome.Loss = 0;
        foreach (double loss in _memory.Host<double>(_lossPlace, plan.Batch)) outcome.Loss += loss;
        _memory.Host<long>(0, outcome.Spikes.Length).CopyTo(outcome.Spikes);
        Span<float> sum = outcome.OutputSum(plan.Batch);
        _memory.Host<float>(_outputPlace, sum.Length).CopyTo(sum);
        int left = _memory.Host<int>(_failurePlace, 1)[0];
        outcome.FailedStep = left == 0 ? null : plan.TimeSteps - left;
    }

    public void Dispose() => _memory.Dispose();
}
