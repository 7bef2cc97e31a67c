namespace Ottt.Cuda;

/// <summary>
/// The base of the generated class that runs a network on an NVIDIA GPU: it compiles the kernels, owns the memory and the stream, and launches the kernels
/// of a phase one after another; generated code says which they are.
/// </summary>
public abstract partial class CudaBackend : NetworkBackend
{
    private readonly NetworkDescription _description;
    private readonly CudaDeviceContext _device;
    private readonly CudaStream _stream;
    private readonly CudaKernelLibrary _kernels;
    private readonly CudaArena _arena;
    private readonly CudaParameters _parameters;
    private readonly CudaSavedBuffers _saved;
    private readonly CudaState _state;
    private readonly List<CudaNeuronState> _neurons = [];
    private readonly int _capacity;
    private CudaStep _now;
    private bool _isPrepared;
    private bool _isCollected = true;
    private bool _isComplete = true;
    private bool _isMade;
    private bool _isGivenBack;

    /// <summary>Compiles the kernels of a network, unless that was done before, and takes its memory.</summary>
    /// <param name="description">The network.</param>
    /// <param name="device">The device.</param>
    /// <param name="batchSize">The samples to plan for, at least 1.</param>
    /// <param name="seed">The seed of dropout masks.</param>
    /// <param name="plan">The kernels and their memory.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="batchSize"/> is less than 1.</exception>
    /// <exception cref="NotSupportedException"><paramref name="batchSize"/> is so large that a layer cannot be addressed.</exception>
    /// <exception cref="CudaUnavailableException">Networks cannot run on the device.</exception>
    /// <exception cref="CudaOutOfMemoryException">The device has not enough memory.</exception>
    /// <exception cref="KernelCompilationException">The compiler refused the kernels.</exception>
    protected CudaBackend(NetworkDescription description, Device device, int batchSize, ulong seed, CudaPlan plan)
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        _description = description;
        _capacity = batchSize;
        _device = CudaDeviceContext.Share(device);
        _state = new CudaState(this);
        _now = new CudaStep { Batch = batchSize, Seed = seed, TraceShare = 1 };
        try
        {
            _stream = _device.CreateStream();
            _kernels = CudaKernelLibrary.Load(_device, description.Name + ".cu", plan.Kernels, $"-DOTTT_PRECISION={(int)device.Precision}");
            _arena = new CudaArena(_stream, description.Name, plan, batchSize, GiveUp);
            _parameters = new CudaParameters(description, _stream, _arena);
            _saved = new CudaSavedBuffers(description, _stream, _arena);
            foreach (Parameter parameter in Parameters) parameter.Completion = CompleteGradients;
            OpenPorts();
            PlannedMemory = PlannedMemory.OfFloats(description, plan.FloatsPerSample, plan.FixedFloats, perThread: 0, batchSize, device.Threads);
        }
        catch
        {
            GiveUp();
            throw;
        }
    }

    /// <inheritdoc/>
    public override PlannedMemory PlannedMemory { get; }

    /// <inheritdoc/>
    public override ParameterList Parameters => _parameters.List;

    /// <inheritdoc/>
    public override NetworkBufferList Buffers => _saved.List;

    /// <inheritdoc/>
    public override IReadOnlyList<NeuronState> Neurons => _neurons;

    /// <summary>What follows from the parameters; runs when they have changed.</summary>
    protected IReadOnlyList<CudaLaunch> PreparePhase { get; init; } = [];

    /// <summary>What follows from input and parameters alone; runs when one of them has changed.</summary>
    protected IReadOnlyList<CudaLaunch> HoldPhase { get; init; } = [];

    /// <summary>One time step forward, in training.</summary>
    protected IReadOnlyList<CudaLaunch> TrainPhase { get; init; } = [];

    /// <summary>One time step forward, in evaluation.</summary>
    protected IReadOnlyList<CudaLaunch> EvaluatePhase { get; init; } = [];

    /// <summary>One time step backward.</summary>
    protected IReadOnlyList<CudaLaunch> BackwardPhase { get; init; } = [];

    /// <summary>Turns gradients that were summed over the steps into those of weights.</summary>
    protected IReadOnlyList<CudaLaunch> CollectPhase { get; init; } = [];

    /// <summary>Takes the gradients of derived weights to the parameters.</summary>
    protected IReadOnlyList<CudaLaunch> CompletePhase { get; init; } = [];

    /// <summary>The samples of the present sequence.</summary>
    internal int SamplesInUse => _now.Batch;

    /// <summary>Whether the last step was a training step.</summary>
    internal bool IsTraining { get; private set; }

    /// <inheritdoc/>
    public override void Reset(int batch, long sequence)
    {
        _isMade = true;
        CollectGradients();
        _now.Batch = batch;
        WriteSequence(sequence);
        _state.Clear();
        ResetState();
    }

    /// <inheritdoc/>
    public override void SaveState(Memory<float> destination) => _state.Save(destination.Span);

    /// <inheritdoc/>
    public override void RestoreState(ReadOnlyMemory<float> source, int batch, long sequence)
    {
        Reset(batch, sequence);
        _state.Restore(source.Span);
    }

    /// <inheritdoc/>
    public override ReadOnlySpan<float> Forward(ReadOnlySpan<float> input, ReadOnlySpan<float> trace, bool training, long timeStep)
    {
        CollectGradients();
        PrepareWhenChanged();
        Read(ReadInput!, _input, input);
        if (training && ReadInputTrace is not null) Read(ReadInputTrace, _inputTrace!, trace);
        Run(HoldPhase);
        return Step(training, timeStep);
    }

    /// <inheritdoc/>
    public override ReadOnlySpan<float> ForwardAgain(bool training, long timeStep)
    {
        if (PrepareWhenChanged()) Run(HoldPhase);
        return Step(training, timeStep);
    }

    /// <inheritdoc/>
    public override void Backward(ReadOnlySpan<float> outputGradient)
    {
        Read(ReadOutputGradient!, _outputGradient, outputGradient);
        _now.BeginsSum = _isCollected ? 1 : 0;
        Run(BackwardPhase);
        _isCollected = false;
        _isComplete = false;
    }

    /// <summary>Puts every state buffer back to its start.</summary>
    protected abstract void ResetState();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) GiveBack();
        base.Dispose(disposing);
    }

    /// <summary>A network that cannot be made to its end keeps nothing: nobody else can dispose of it.</summary>
    private void GiveUp()
    {
        if (!_isMade) GiveBack();
    }

    private void GiveBack()
    {
        if (_isGivenBack) return;
        _isGivenBack = true;
        _training?.Dispose();
        ClosePorts();
        _arena?.Dispose();
        _stream?.Dispose();
        _device.Dispose();
    }

    private ReadOnlySpan<float> Step(bool training, long timeStep)
    {
        _now.TimeStep = (int)timeStep;
        _now.TraceShare = TraceRule == TraceRule.Sltt ? 0 : 1;
        IsTraining = training;
        Run(training ? TrainPhase : EvaluatePhase);
        if (training) _saved.Change();
        return Write((training ? WriteOutput : WriteEvaluationOutput)!, _output, _outputOfCaller, _description.OutputCount);
    }

    private void CompleteGradients()
    {
        CollectGradients();
        if (_isComplete) return;
        _isComplete = true;
        Run(CompletePhase);
        _parameters.TakeGradients();
    }

    /// <summary>Before the input changes, and with it what the sums over the steps are to be multiplied by.</summary>
    private void CollectGradients()
    {
        if (_isCollected) return;
        _isCollected = true;
        Run(CollectPhase);
    }

    private bool PrepareWhenChanged()
    {
        _saved.Upload();
        if (!_parameters.Upload() && _isPrepared) return false;
        Run(PreparePhase);
        _isPrepared = true;
        return true;
    }

    private void Run(IReadOnlyList<CudaLaunch> launches)
    {
        for (int index = 0; index < launches.Count; index++) launches[index].Run(_stream, _now);
    }
}
