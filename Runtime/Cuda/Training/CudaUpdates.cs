using Ottt.Training;

namespace Ottt.Cuda;

/// <summary>
/// The updates of an optimizer on the device, all parameters in one launch. Its state tensors live there while it is used; whoever reads them on the host gets
/// them from there, and what is written on the host goes there before the next update.
/// </summary>
internal sealed class CudaUpdates(CudaStream stream, CudaArena arena, CudaParameters parameters, CudaModule module, CudaHostCopies copies, string network)
{
    /// <summary>The floats that the numbers of an update may take.</summary>
    internal const int SettingsLength = 16;

    private const int MostStates = 2;
    private const int Threads = 256;
    private const int ElementsOfBlock = Threads * 4;

    private readonly Dictionary<string, (CudaKernel Kernel, CudaArguments Arguments)> _kernels = [];
    private readonly List<nint> _states = [];
    private readonly nint[] _tensors = new nint[1 + MostStates];
    private float[] _arrived = [];
    private Optimizer? _optimizer;
    private int _version;
    private bool _isNew;
    private bool _isAhead;

    /// <summary>Makes an optimizer the one whose updates follow, with its state; says whether the device knows its rule.</summary>
    public bool Attach(Optimizer optimizer)
    {
        if (optimizer.Kernel is null) return false;
        if (!ReferenceEquals(_optimizer, optimizer)) Detach();
        if (ReferenceEquals(_optimizer, optimizer) && _version == optimizer.StateVersion) return true;
        if (optimizer.HasState(parameters.List) is not { } hasState) return false;
        while (_states.Count < optimizer.StateCount) _states.Add(arena.Take((long)parameters.Floats * sizeof(float), $"the state of the optimizer of {network}"));
        for (int index = 0; index < optimizer.StateCount; index++)
        {
            stream.Fill(_states[index], 0, parameters.Floats);
            if (hasState) UploadState(optimizer, index);
        }

        optimizer.Refresh = Download;
        _optimizer = optimizer;
        _version = optimizer.StateVersion;
        _isNew = !hasState;
        return true;
    }

    /// <summary>Begins an update and writes its numbers.</summary>
    /// <param name="isFirst">Whether no update of the sequence came before it.</param>
    /// <param name="settings">Receives them, <see cref="SettingsLength"/> floats.</param>
    public void Begin(bool isFirst, Span<float> settings) => _optimizer!.BeginDeviceStep(parameters.List, _isNew && isFirst, settings);

    /// <summary>Queues an update.</summary>
    /// <param name="plan">The sequence.</param>
    /// <param name="settings">The address of its numbers.</param>
    /// <param name="failure">The address of what forbids it where it is not 0.</param>
    public void Queue(in CudaSequencePlan plan, nint settings, nint failure)
    {
        (CudaKernel kernel, CudaArguments arguments) = KernelOf(plan.UpdateKernel!, plan.StateCount);
        arguments.Set(2 + plan.StateCount, settings).Set(3 + plan.StateCount, failure);
        stream.Launch(kernel, new((parameters.Floats + ElementsOfBlock - 1) / ElementsOfBlock), new(Threads), 0, arguments);
    }

    /// <summary>Notes how many updates were made, and takes back those that a failure forbade.</summary>
    public void End(int made, int forbidden)
    {
        if (_optimizer is not null) _optimizer.StepCount -= forbidden;
        if (made == 0) return;
        _isNew = false;
        _isAhead = true;
        parameters.MoveOnDevice();
    }

    /// <summary>Queues a copy to the host of the parameters and the state.</summary>
    public void Copy()
    {
        _tensors[0] = parameters.Values;
        for (int index = 0; index < _optimizer!.StateCount; index++) _tensors[1 + index] = _states[index];
        copies.Take(_tensors.AsSpan(0, 1 + _optimizer.StateCount), _optimizer.StepCount);
    }

    /// <summary>Takes back the updates of a sequence in which the device was lost.</summary>
    public void Lose(int updates)
    {
        if (_optimizer is not null) _optimizer.StepCount = copies.AreNeeded ? copies.StepCount : _optimizer.StepCount - updates;
    }

    /// <summary>Lets go of the optimizer, which gets its state back.</summary>
    public void Detach()
    {
        if (_optimizer is null) return;
        Download();
        _optimizer.Refresh = null;
        _optimizer = null;
    }

    private (CudaKernel Kernel, CudaArguments Arguments) KernelOf(string name, int states)
    {
        if (_kernels.TryGetValue(name, out (CudaKernel, CudaArguments) known)) return known;
        CudaArguments arguments = new CudaArguments(5 + states).Set(0, parameters.Values).Set(1, parameters.Gradients).Set(4 + states, parameters.Floats);
        for (int index = 0; index < states; index++) arguments.Set(2 + index, _states[index]);
        return _kernels[name] = (module.GetKernel(name), arguments);
    }

    private void UploadState(Optimizer optimizer, int index)
    {
        for (int parameter = 0; parameter < parameters.List.Count; parameter++)
        {
            if (optimizer.StateOf(parameters.List[parameter])[index] is { } tensor) stream.Upload(parameters.Of(_states[index], parameter), (ReadOnlySpan<float>)tensor);
        }
    }

    private void Download()
    {
        if (!_isAhead) return;
        for (int index = 0; index < _optimizer!.StateCount; index++)
        {
            Span<float> arrived = Arrived(index);
            for (int parameter = 0; parameter < parameters.List.Count; parameter++)
            {
                ref float[]? tensor = ref _optimizer.StateOf(parameters.List[parameter])[index];
                tensor ??= new float[parameters.List[parameter].Count];
                parameters.SliceOf(arrived, parameter).CopyTo(tensor);
            }
        }

        _isAhead = false;
    }

    private Span<float> Arrived(int state)
    {
        if (copies.AreNeeded) return copies.Tensor(1 + state);
        if (_arrived.Length < parameters.Floats) _arrived = new float[parameters.Floats];
        stream.Download(_arrived.AsSpan(), _states[state]);
        return _arrived;
    }
}
