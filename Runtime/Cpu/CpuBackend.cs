using System.Numerics;

namespace Ottt.Cpu;

/// <summary>
/// The base of the generated class that runs a network on the CPU: it owns the memory, which is planned at compile time and taken once, and
/// the threads; generated code says what runs on which part of it.
/// </summary>
public abstract partial class CpuBackend : NetworkBackend
{
    private readonly int _capacity;
    private readonly WorkerPool _workers;
    private readonly AlignedMemory _samples;
    private readonly AlignedMemory _fixed;
    private readonly AlignedMemory _pieces;
    private readonly int _pieceFloats;
    private readonly int _threads;
    private readonly float[] _output;
    private readonly float[] _outputTrace;
    private readonly float[] _inputGradient;
    private readonly List<CpuNeuronState> _neurons = [];
    private readonly NetworkDescription _description;
    private readonly CpuState _state;
    private int _preparedVersion = -1;
    private bool _isCollected = true;

    /// <summary>Takes the memory of a network.</summary>
    /// <param name="description">The network.</param>
    /// <param name="device">The CPU, with its number of threads.</param>
    /// <param name="batchSize">The samples to plan for, at least 1.</param>
    /// <param name="seed">The seed of dropout masks.</param>
    /// <param name="floatsPerSample">The planned memory of a sample.</param>
    /// <param name="fixedFloats">The planned memory of packed weights and accumulators.</param>
    /// <param name="pieceFloats">The planned memory of a thread for the piece that it is at.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="batchSize"/> is less than 1, or so large that the memory cannot be addressed; or <paramref name="device"/> has too many threads.
    /// </exception>
    protected CpuBackend(NetworkDescription description, Device device, int batchSize, ulong seed, int floatsPerSample, int fixedFloats, int pieceFloats)
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        if ((long)batchSize * floatsPerSample > LargestArena)
        {
            throw new ArgumentOutOfRangeException(
                nameof(batchSize),
                batchSize,
                $"{description.Name} needs {floatsPerSample} floats per sample; at most {LargestArena / Math.Max(floatsPerSample, 1)} samples can be addressed.");
        }

        long pieces = (long)device.Threads * (pieceFloats + Slack);
        if (pieces > LargestArena)
        {
            throw new ArgumentOutOfRangeException(
                nameof(device), device.Threads, $"{description.Name} needs {pieceFloats} floats per thread; at most {LargestArena / (pieceFloats + Slack)} threads can be addressed.");
        }

        _description = description;
        _capacity = batchSize;
        _workers = WorkerPool.Shared(device.Threads);
        _samples = new AlignedMemory((batchSize * floatsPerSample) + Slack);
        _fixed = new AlignedMemory(fixedFloats + Slack);
        _threads = device.Threads;
        _pieceFloats = pieceFloats + Slack;
        _pieces = new AlignedMemory((int)pieces);
        _output = new float[batchSize * description.OutputCount];
        _outputTrace = description.Output == NetworkOutput.SpikeAndTrace ? new float[_output.Length] : [];
        _inputGradient = description.InputGradient ? new float[batchSize * description.InputCount] : [];
        Parameters = CpuParameters.Allocate(description, _workers);
        foreach (Parameter parameter in Parameters) parameter.Completion = Collect;
        _completeUnits = CompleteUnits;
        _updateUnits = UpdateUnits;
        _gatherColumns = GatherColumns;
        _updateRows = UpdateRows;
        _state = new CpuState(this);
        Buffers = CpuBuffers.Allocate(description);
        PlannedMemory = PlannedMemory.OfFloats(description, floatsPerSample, fixedFloats, pieceFloats, batchSize, device.Threads);
        Batch = batchSize;
        Seed = seed;
    }

    /// <inheritdoc/>
    public override PlannedMemory PlannedMemory { get; }

    /// <inheritdoc/>
    public override ParameterList Parameters { get; }

    /// <inheritdoc/>
    public override NetworkBufferList Buffers { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<NeuronState> Neurons => _neurons;

    /// <inheritdoc/>
    public override ReadOnlySpan<float> OutputTrace => _outputTrace.AsSpan(0, Batch * _description.OutputCount);

    /// <inheritdoc/>
    public override ReadOnlySpan<float> InputGradient => _inputGradient.AsSpan(0, Batch * _description.InputCount);

    /// <summary>The floats of a vector; buffers are padded so that a loop needs no tail.</summary>
    protected static nuint Lanes => (nuint)Vector<float>.Count;

    /// <summary>The buffers that the caller fills and reads; set by the generated constructor.</summary>
    protected CpuPorts Ports { get; init; } = null!;

    /// <summary>The samples of the present sequence.</summary>
    protected int Batch { get; private set; }

    /// <summary>The first sample of the present chunk.</summary>
    protected int ChunkStart { get; private set; }

    /// <summary>The samples of the present chunk.</summary>
    protected int ChunkSamples { get; private set; }

    /// <summary>The seed of dropout masks.</summary>
    protected ulong Seed { get; }

    /// <summary>The sequences before this one.</summary>
    protected long Sequence { get; private set; }

    /// <summary>The time steps since the sequence began.</summary>
    protected long TimeStep { get; private set; }

    /// <summary>Kernels may read a vector panel beyond the last element, and discard it.</summary>
    private static int Slack => 64;

    /// <summary>Spans have 32-bit lengths.</summary>
    private static long LargestArena => Array.MaxLength - 128;

    /// <inheritdoc/>
    public override void Reset(int batch, long sequence)
    {
        Collect();
        Batch = batch;
        Sequence = sequence;
        _state.Clear();
        ResetState();
    }

    /// <inheritdoc/>
    public override void SaveState(Memory<float> destination) => _state.Save(destination, _workers);

    /// <inheritdoc/>
    public override void RestoreState(ReadOnlyMemory<float> source, int batch, long sequence)
    {
        // The padding behind a sample must be as a reset leaves it.
        Reset(batch, sequence);
        _state.Restore(source, _workers);
    }

    /// <inheritdoc/>
    public override ReadOnlySpan<float> Forward(ReadOnlySpan<float> input, ReadOnlySpan<float> trace, bool training, long timeStep)
    {
        Collect();
        PrepareWhenChanged();
        CopyIn(input, Ports.Input);
        if (training && Ports.InputTrace is { } inputTrace) CopyIn(trace, inputTrace);
        RunHold();
        return Step(training, timeStep);
    }

    /// <inheritdoc/>
    public override ReadOnlySpan<float> ForwardAgain(bool training, long timeStep)
    {
        if (PrepareWhenChanged()) RunHold();
        return Step(training, timeStep);
    }

    /// <inheritdoc/>
    public override void Backward(ReadOnlySpan<float> outputGradient)
    {
        CopyIn(outputGradient, Ports.OutputGradient);
        RunBackward();
        _isCollected = false;
        AwaitStandardization();
        if (Ports.InputGradient is { } inputGradient) CopyOut(inputGradient, _inputGradient);
    }

    /// <summary>Packs the weights.</summary>
    protected abstract void RunPrepare();

    /// <summary>Computes what follows from input and parameters alone.</summary>
    protected virtual void RunHold()
    {
    }

    /// <summary>Runs one time step forward, in training.</summary>
    protected abstract void RunTrain();

    /// <summary>Runs one time step forward, in evaluation.</summary>
    protected abstract void RunEvaluate();

    /// <summary>Runs one time step backward.</summary>
    protected abstract void RunBackward();

    /// <summary>Turns gradients that were summed over the steps into those of weights.</summary>
    protected virtual void RunCollect()
    {
    }

    /// <summary>Puts every state buffer back to its start.</summary>
    protected abstract void ResetState();

    /// <summary>The pieces into which the batch is cut.</summary>
    /// <param name="samplesPerPiece">The most samples of a piece.</param>
    protected int PiecesOf(int samplesPerPiece)
    {
        int samples = SamplesPerPiece(samplesPerPiece);
        return (Batch + samples - 1) / samples;
    }

    /// <summary>The samples of a piece.</summary>
    /// <param name="piece">The piece.</param>
    /// <param name="samplesPerPiece">The most samples of a piece.</param>
    protected (int First, int Samples) SamplesOf(int piece, int samplesPerPiece)
    {
        int samples = SamplesPerPiece(samplesPerPiece), first = piece * samples;
        return (first, Math.Min(samples, Batch - first));
    }

    /// <summary>Runs the pieces of a block on all threads.</summary>
    /// <param name="pieces">The pieces.</param>
    /// <param name="block">Runs one piece.</param>
    protected void Run(int pieces, Action<int> block)
    {
        if (BlockClock.Current is { } clock) clock.Run(_workers, pieces, block);
        else _workers.Run(pieces, block);
    }

    /// <summary>Runs two blocks for one chunk of the batch after another: over its samples, then over the results.</summary>
    /// <param name="samplesPerChunk">The samples of every chunk but the last.</param>
    /// <param name="sample">Runs a sample; its piece is the place in the chunk.</param>
    /// <param name="pieces">The pieces of the results.</param>
    /// <param name="result">Runs a piece of the results.</param>
    protected void RunChunks(int samplesPerChunk, Action<int> sample, int pieces, Action<int> result)
    {
        for (ChunkStart = 0; ChunkStart < Batch; ChunkStart += samplesPerChunk)
        {
            ChunkSamples = Math.Min(samplesPerChunk, Batch - ChunkStart);
            Run(ChunkSamples, sample);
            Run(pieces, result);
        }
    }

    /// <summary>Makes the variables of a spiking layer readable.</summary>
    /// <param name="layer">The layer's position.</param>
    /// <param name="charged">The charged membrane potential.</param>
    /// <param name="trace">The trace, where it is kept.</param>
    /// <param name="threshold">The potential at and above which a neuron fires.</param>
    /// <param name="reset">The potential after a spike, or null where the threshold is subtracted.</param>
    protected void AddNeuron(int layer, CpuBuffer charged, CpuBuffer? trace, float threshold, float? reset) =>
        _neurons.Add(new CpuNeuronState(this, _description.Layers[layer], charged, trace, threshold, reset));

    /// <summary>All samples of the present sequence in a buffer.</summary>
    internal ReadOnlySpan<float> Read(CpuBuffer buffer) => Samples(buffer, 0, Batch);

    /// <summary>A sample in a buffer, to be read or written.</summary>
    internal Span<float> Open(CpuBuffer buffer, int sample) => Samples(buffer, sample, 1);

    /// <summary>The samples of the present sequence.</summary>
    internal int SamplesInUse => Batch;

    /// <summary>Whether the last step was a training step.</summary>
    internal bool IsTraining { get; private set; }

    /// <summary>A small batch is shared among all threads; samples do not depend on each other, so neither do results on the pieces.</summary>
    private int SamplesPerPiece(int most) => Math.Min(most, (Batch + _threads - 1) / _threads);

    private ReadOnlySpan<float> Step(bool training, long timeStep)
    {
        TimeStep = timeStep;
        IsTraining = training;
        if (training)
        {
            RunTrain();
            CopyOut(Ports.Output, _output);
            if (Ports.OutputTrace is { } outputTrace) CopyOut(outputTrace, _outputTrace);
        }
        else
        {
            RunEvaluate();
            CopyOut(Ports.EvaluationOutput, _output);
        }

        return _output.AsSpan(0, Batch * _description.OutputCount);
    }

    /// <summary>Before the input changes, and with it what the sums over the steps are to be multiplied by.</summary>
    private void Collect()
    {
        if (_isCollected) return;
        _isCollected = true;
        RunCollect();
    }

    private bool PrepareWhenChanged()
    {
        int version = 0;
        for (int index = 0; index < Parameters.Count; index++) version += Parameters[index].Version;
        if (version == _preparedVersion) return false;
        RunPrepare();
        _preparedVersion = version;
        return true;
    }

    private void CopyIn(ReadOnlySpan<float> source, CpuBuffer buffer) =>
        Layout.ToChannelsLast(source, Samples(buffer, 0, Batch), buffer.Channels, buffer.Positions, Batch);

    private void CopyOut(CpuBuffer buffer, float[] destination) =>
        Layout.FromChannelsLast(Samples(buffer, 0, Batch), destination.AsSpan(0, Batch * buffer.Count), buffer.Channels, buffer.Positions, Batch);
}
