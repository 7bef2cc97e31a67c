namespace Ottt.Cuda;

/// <content>The tensors that a caller hands over and gets: through memory that the device reads by itself, and kernels that know the order of elements.</content>
public abstract partial class CudaBackend
{
    private PinnedFloats _input = null!;
    private PinnedFloats? _inputTrace;
    private PinnedFloats _output = null!;
    private PinnedFloats? _outputTrace;
    private PinnedFloats _outputGradient = null!;
    private PinnedFloats? _inputGradient;
    private float[] _outputOfCaller = [];
    private float[] _outputTraceOfCaller = [];
    private float[] _inputGradientOfCaller = [];

    /// <inheritdoc/>
    public override ReadOnlySpan<float> OutputTrace => Write(WriteOutputTrace!, _outputTrace!, _outputTraceOfCaller, _description.OutputCount);

    /// <inheritdoc/>
    public override ReadOnlySpan<float> InputGradient => Write(WriteInputGradient!, _inputGradient!, _inputGradientOfCaller, _description.InputCount);

    /// <summary>Reads the caller's input.</summary>
    protected CudaLaunch? ReadInput { get; init; }

    /// <summary>Reads the trace of the caller's input, where the network takes a pair.</summary>
    protected CudaLaunch? ReadInputTrace { get; init; }

    /// <summary>Writes the output in training.</summary>
    protected CudaLaunch? WriteOutput { get; init; }

    /// <summary>Writes the trace of the output, where the network hands on a pair.</summary>
    protected CudaLaunch? WriteOutputTrace { get; init; }

    /// <summary>Writes the output in evaluation.</summary>
    protected CudaLaunch? WriteEvaluationOutput { get; init; }

    /// <summary>Reads the gradient of the output.</summary>
    protected CudaLaunch? ReadOutputGradient { get; init; }

    /// <summary>Writes the gradient of the input, where the network computes it.</summary>
    protected CudaLaunch? WriteInputGradient { get; init; }

    /// <summary>A tensor of the caller on the device, dense and channels first; one after the other lies there.</summary>
    protected nint Staged { get; private set; }

    private void OpenPorts()
    {
        int inputs = _capacity * _description.InputCount, outputs = _capacity * _description.OutputCount;
        string purpose = $"the input and output of {_description.Name} for {_capacity} samples";
        Staged = _arena.Take((long)Math.Max(inputs, outputs) * sizeof(float), purpose);
        _input = new PinnedFloats(_stream, inputs, purpose);
        _output = new PinnedFloats(_stream, outputs, purpose);
        _outputGradient = new PinnedFloats(_stream, outputs, purpose);
        _outputOfCaller = new float[outputs];
        if (_description.Input == NetworkInput.SpikeAndTrace) _inputTrace = new PinnedFloats(_stream, inputs, purpose);
        if (_description.Output == NetworkOutput.SpikeAndTrace)
        {
            _outputTrace = new PinnedFloats(_stream, outputs, purpose);
            _outputTraceOfCaller = new float[outputs];
        }

        if (_description.InputGradient)
        {
            _inputGradient = new PinnedFloats(_stream, inputs, purpose);
            _inputGradientOfCaller = new float[inputs];
        }
    }

    private void ClosePorts()
    {
        foreach (PinnedFloats? port in new[] { _input, _inputTrace, _output, _outputTrace, _outputGradient, _inputGradient }) port?.Dispose();
    }

    /// <summary>What was read here before has arrived on the device, because every step forward ends with a wait.</summary>
    private void Read(CudaLaunch kernel, PinnedFloats port, ReadOnlySpan<float> tensor)
    {
        tensor.CopyTo(port.Span);
        _stream.Copy(Staged, port.Address, (long)tensor.Length * sizeof(float), CudaCopyKind.HostToDevice);
        kernel.Run(_stream, _now);
    }

    private ReadOnlySpan<float> Write(CudaLaunch kernel, PinnedFloats port, float[] tensor, int countOfSample)
    {
        Span<float> written = tensor.AsSpan(0, _now.Batch * countOfSample);
        kernel.Run(_stream, _now);
        _stream.Copy(port.Address, Staged, (long)written.Length * sizeof(float), CudaCopyKind.DeviceToHost);
        _stream.Synchronize();
        port.Span[..written.Length].CopyTo(written);
        return written;
    }
}
