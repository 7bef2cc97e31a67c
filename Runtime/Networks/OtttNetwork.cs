using Ottt.Training;

namespace Ottt;

/// <summary>
/// The base of every generated network: one time step forward, one time step backward, state that lives from <see cref="Reset()"/> to
/// <see cref="Reset()"/>. Memory does not depend on the number of time steps.
/// </summary>
public abstract partial class OtttNetwork : IDisposable
{
    private readonly NetworkBackend _backend;
    private readonly int _smallestTrainingBatch;
    private readonly int _smallestEvaluationBatch;
    private bool _forwardIsPending;
    private bool _hasStep;
    private bool _isDisposed;
    private bool _stepsAreTraining;

    /// <summary>Makes a network in its start state and draws its parameters.</summary>
    /// <param name="description">What the compiler knows of the network.</param>
    /// <param name="device">Where it runs.</param>
    /// <param name="batchSize">The largest number of samples of a step.</param>
    /// <param name="seed">The seed of parameters and masks; the same seed gives the same bits.</param>
    /// <param name="backend">What runs it there.</param>
    /// <exception cref="InvalidOperationException">The declaration of the network was not compiled.</exception>
    protected OtttNetwork(NetworkDescription description, Device device, int batchSize, ulong seed, NetworkBackend backend)
    {
        Description = description ?? throw new InvalidOperationException(
            $"{GetType().Name} was not compiled: its declaration has an error, or an attribute that another source generator writes.");
        Device = device;
        BatchSize = batchSize;
        Seed = seed;
        _backend = backend;
        _smallestTrainingBatch = description.Layers.Max(layer => layer.SmallestTrainingBatch);
        _smallestEvaluationBatch = description.Layers.Max(layer => layer.SmallestEvaluationBatch);
        ParameterInitialization.Draw(Parameters, seed);
        Reset();
    }

    /// <summary>Layers, shapes, parameters and state as known at compile time.</summary>
    public NetworkDescription Description { get; }

    /// <summary>Where the network runs.</summary>
    public Device Device { get; }

    /// <summary>The largest number of samples of a step; memory is planned for it.</summary>
    public int BatchSize { get; }

    /// <summary>The number of samples of the present sequence, set by <see cref="Reset(int)"/>.</summary>
    public int Batch { get; private set; }

    /// <summary>The seed that parameters and masks were drawn from.</summary>
    public ulong Seed { get; }

    /// <summary>
    /// Whether steps are training steps (traces are kept, dropout is on) or evaluation steps. May change only right after
    /// <see cref="Reset()"/>. True at first, as in PyTorch.
    /// </summary>
    public bool Training { get; set; } = true;

    /// <summary>
    /// What traces remember: OTTT, the default, or SLTT. May change only right after <see cref="Reset()"/>. A trace that the caller hands to a network
    /// of pairs stays as it is; choose the rule of the network that makes it, too.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is no rule.</exception>
    public TraceRule TraceRule
    {
        get;
        set => field = Enum.IsDefined(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, $"{Description.Name} knows the rules {string.Join(" and ", Enum.GetNames<TraceRule>())}.");
    }

    /// <summary>
    /// The training sequences before this one; keys dropout masks. Evaluation does not count, so that masks do not depend on how often one
    /// evaluates. To resume a run, set it and call <see cref="Reset()"/>.
    /// </summary>
    public long Sequence { get; set; }

    /// <summary>The time steps since the last <see cref="Reset()"/>.</summary>
    public long TimeStep { get; private set; }

    /// <summary>
    /// The program that the compiler made of the declaration for this kind of device, as text: the buffers with their places, and the operations of each
    /// phase of a time step. Empty where the network was not generated.
    /// </summary>
    public string StepProgram { get; protected init; } = "";

    /// <summary>The memory that the network takes on its device for <see cref="BatchSize"/> samples.</summary>
    public PlannedMemory PlannedMemory => _backend.PlannedMemory;

    /// <summary>The parameters in the order of PyTorch's <c>state_dict</c>.</summary>
    public ParameterList Parameters => _backend.Parameters;

    /// <summary>
    /// What belongs to the network beside its parameters and is not trained, such as running statistics, in the order of PyTorch's
    /// <c>state_dict</c>. A checkpoint holds them too.
    /// </summary>
    public NetworkBufferList Buffers => _backend.Buffers;

    /// <summary>The spiking layers in execution order, to be looked at between steps.</summary>
    public IReadOnlyList<NeuronState> Neurons => _backend.Neurons;

    /// <summary>The trace of the output of the last training step, [batch, output shape], valid until the next call.</summary>
    /// <exception cref="InvalidOperationException">
    /// The network was not declared with <see cref="NetworkOutput.SpikeAndTrace"/>, or the last step was none of training.
    /// </exception>
    public ReadOnlySpan<float> OutputTrace => Description.Output != NetworkOutput.SpikeAndTrace
        ? throw new InvalidOperationException(
            $"{Description.Name} hands on a tensor; declare it with [OtttSequential(..., Output = NetworkOutput.SpikeAndTrace)] to get a trace.")
        : !_hasStep || !_stepsAreTraining
            ? throw new InvalidOperationException($"{Description.Name} has no trace of its output; call Forward in training first.")
            : _backend.OutputTrace;

    /// <summary>dL/dx of the last step, [batch, input shape].</summary>
    /// <exception cref="InvalidOperationException">The network was not declared with <c>InputGradient = true</c>, or no backward step was made.</exception>
    public ReadOnlySpan<float> InputGradient => !Description.InputGradient
        ? throw new InvalidOperationException(
            $"{Description.Name} does not compute the gradient of its input; declare it with [OtttSequential(..., InputGradient = true)].")
        : !_hasStep || _forwardIsPending
            ? throw new InvalidOperationException($"{Description.Name} has no gradient of its input yet; call Backward first.")
            : _backend.InputGradient;

    /// <summary>Starts a new sequence with <see cref="BatchSize"/> samples: membrane potentials and traces go back to their start.</summary>
    public void Reset() => Reset(BatchSize);

    /// <summary>Starts a new sequence with fewer samples than planned for, such as the last batch of an epoch.</summary>
    /// <param name="batch">The number of samples, from 1 to <see cref="BatchSize"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="batch"/> is out of range.</exception>
    /// <exception cref="ObjectDisposedException">The network was disposed.</exception>
    public void Reset(int batch)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (batch < 1 || batch > BatchSize)
        {
            throw new ArgumentOutOfRangeException(
                nameof(batch), batch, $"{Description.Name} was planned for 1 to {BatchSize} samples, not {batch}.");
        }

        Sequence = NextSequence;
        Batch = batch;
        TimeStep = 0;
        _forwardIsPending = false;
        _hasStep = false;
        _backend.Reset(batch, Sequence);
    }

    /// <summary>Runs one time step.</summary>
    /// <param name="input">The input of all samples, [batch, input shape], row-major.</param>
    /// <returns>The output, [batch, output shape], valid until the next call.</returns>
    /// <exception cref="ArgumentException">The input has another number of elements.</exception>
    /// <exception cref="InvalidOperationException">
    /// The network takes a pair, changed between training and evaluation without a reset, or has too few samples for a normalisation.
    /// </exception>
    public ReadOnlySpan<float> Forward(ReadOnlySpan<float> input)
    {
        if (Description.Input == NetworkInput.SpikeAndTrace && Training)
        {
            throw new InvalidOperationException($"{Description.Name} takes a [spike, trace] pair in training; call Forward(spike, trace).");
        }

        Description.CheckInput(Batch, input.Length, nameof(input));
        BeginStep();
        return EndStep(_backend.Forward(input, [], Training, TimeStep));
    }

    /// <summary>
    /// Runs one more time step with the input of the step before. What follows from the input alone, such as the product of the first layer, is not
    /// computed again while the parameters stay as they are. Outputs are, to the bit, those of <see cref="Forward(ReadOnlySpan{float})"/>.
    /// </summary>
    /// <returns>The output, [batch, output shape], valid until the next call.</returns>
    /// <exception cref="InvalidOperationException">The sequence has no step yet, or the network changed between training and evaluation without a reset.</exception>
    public ReadOnlySpan<float> Forward()
    {
        if (!_hasStep)
        {
            throw new InvalidOperationException(
                $"{Description.Name}.Forward() goes on with the input of the step before; the first step of a sequence, and the first after its state was restored, needs its input.");
        }

        BeginStep();
        return EndStep(_backend.ForwardAgain(Training, TimeStep));
    }

    /// <summary>Runs one time step of a network that was declared with <see cref="NetworkInput.SpikeAndTrace"/>.</summary>
    /// <param name="spike">The spikes of all samples, [batch, input shape], row-major.</param>
    /// <param name="trace">Their traces, of the same shape.</param>
    /// <returns>The output, [batch, output shape], valid until the next call.</returns>
    /// <exception cref="ArgumentException">An operand has another number of elements.</exception>
    /// <exception cref="InvalidOperationException">
    /// The network takes a tensor, changed between training and evaluation without a reset, or has too few samples for a normalisation.
    /// </exception>
    public ReadOnlySpan<float> Forward(ReadOnlySpan<float> spike, ReadOnlySpan<float> trace)
    {
        if (Description.Input != NetworkInput.SpikeAndTrace)
        {
            throw new InvalidOperationException(
                $"{Description.Name} takes a tensor; declare it with [OtttSequential(..., Input = NetworkInput.SpikeAndTrace)] to feed pairs.");
        }

        Description.CheckInput(Batch, spike.Length, nameof(spike));
        Description.CheckInput(Batch, trace.Length, nameof(trace));
        BeginStep();
        return EndStep(_backend.Forward(spike, trace, Training, TimeStep));
    }

    /// <summary>Adds the gradients of the last time step to <see cref="Parameter.Gradient"/>.</summary>
    /// <param name="outputGradient">dL/dy of all samples, [batch, output shape].</param>
    /// <exception cref="ArgumentException">The gradient has another number of elements.</exception>
    /// <exception cref="InvalidOperationException">There is no training step to go back through, or it was already gone through.</exception>
    public void Backward(ReadOnlySpan<float> outputGradient)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (!_forwardIsPending)
        {
            throw new InvalidOperationException(!_hasStep
                ? $"{Description.Name}.Backward was called before Forward{(TimeStep == 0 ? "" : "; a restored state holds no step to go back through")}."
                : $"{Description.Name}.Backward was called twice for time step {TimeStep - 1}; gradients are added once per step.");
        }

        if (!_stepsAreTraining)
        {
            throw new InvalidOperationException($"{Description.Name} is in evaluation; set Training to true and call Reset before a step that is to be learned from.");
        }

        int expected = Batch * Description.OutputCount;
        if (outputGradient.Length != expected)
        {
            throw new ArgumentException(
                $"{Description.Name} has an output of {Batch} x [{string.Join(", ", Description.OutputShape)}] = {expected} elements; the gradient has {outputGradient.Length}.",
                nameof(outputGradient));
        }

        _forwardIsPending = false;
        _backend.Backward(outputGradient);
    }

    /// <summary>Whether the device may run whole sequences by itself.</summary>
    internal bool RunsSequences => _backend.RunsSequences;

    /// <summary>Runs all time steps of a sequence that was just reset, where the device can do so by itself.</summary>
    /// <param name="run">The sequence.</param>
    /// <param name="outcome">What it came to.</param>
    /// <returns>Whether it was run; if not, nothing has changed.</returns>
    internal bool TryRun(in SequenceRun run, SequenceOutcome outcome)
    {
        BeginStep();
        if (!_backend.TryRun(run, Training, outcome)) return false;
        TimeStep = run.TimeSteps;
        _hasStep = true;
        return true;
    }

    /// <summary>
    /// Where a NaN or an infinity is first found in execution order: in a parameter
    /// (<c>layer 0, Linear(10): parameter 0.weight</c>) or in the membrane potential of a layer after a training step. Null where all is finite.
    /// </summary>
    public string? FindNonFinite()
    {
        foreach (LayerDescription layer in Description.Layers)
        {
            foreach (ParameterDescription parameter in layer.Parameters)
            {
                if (HasNonFinite(Parameters[parameter.Name].Value)) return $"layer {layer.Name}, {layer.Declaration}: parameter {parameter.Name}";
            }

            foreach (BufferDescription buffer in layer.Buffers.Where(buffer => buffer.Element == BufferElement.Number))
            {
                if (HasNonFinite(((NetworkBuffer<float>)Buffers[buffer.Name]).Value)) return $"layer {layer.Name}, {layer.Declaration}: buffer {buffer.Name}";
            }

            if (Neurons.Any(neuron => neuron.Layer.Index == layer.Index && neuron.HasNonFinite()))
            {
                return $"layer {layer.Name}, {layer.Declaration}: membrane potential";
            }
        }

        return null;
    }

    /// <summary>Releases the memory of the device.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Releases the memory of the device.</summary>
    /// <param name="disposing">Whether called from <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (_isDisposed) return;
        _isDisposed = true;
        if (disposing) _backend.Dispose();
    }

    private static bool HasNonFinite(ReadOnlySpan<float> values)
    {
        foreach (float value in values)
        {
            if (!float.IsFinite(value)) return true;
        }

        return false;
    }

    private void BeginStep()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (TimeStep > 0 && Training != _stepsAreTraining)
        {
            throw new InvalidOperationException(
                $"{Description.Name} changed to {(Training ? "training" : "evaluation")} at time step {TimeStep} of a sequence; call Reset first.");
        }

        if (TimeStep > 0 && TraceRule != _backend.TraceRule)
        {
            throw new InvalidOperationException(
                $"{Description.Name} changed its trace rule from {_backend.TraceRule} to {TraceRule} at time step {TimeStep} of a sequence; call Reset first.");
        }

        CheckBatch();
        _stepsAreTraining = Training;
        _backend.TraceRule = TraceRule;
    }

    private ReadOnlySpan<float> EndStep(ReadOnlySpan<float> output)
    {
        TimeStep++;
        _forwardIsPending = true;
        _hasStep = true;
        return output;
    }

    /// <summary>A single value per channel has no variance.</summary>
    private void CheckBatch()
    {
        if (Batch >= (Training ? _smallestTrainingBatch : _smallestEvaluationBatch)) return;
        LayerDescription layer = Description.Layers.First(layer => Batch < (Training ? layer.SmallestTrainingBatch : layer.SmallestEvaluationBatch));
        throw new InvalidOperationException(
            $"{Description.Name}: layer {layer.Name}, {layer.Declaration}, normalises over the batch and has one value per channel and sample;"
            + $" it needs at least 2 samples in {(Training ? "training" : "evaluation")}, but the network was reset for {Batch}.");
    }
}
