using Ottt.Testing.Cuda;
using Ottt.Testing.Interpreter;

namespace Ottt.Testing.Networks;

/// <summary>A network that the compiler made.</summary>
/// <param name="network">The network; disposed with this.</param>
internal sealed class CompiledTestNetwork(OtttNetwork network) : ITestNetwork
{
    private readonly NetworkState _state = new();

    public OtttNetwork Network => network;

    public IReadOnlyList<string> ParameterNames => [.. network.Parameters.Select(parameter => parameter.Name)];

    public IReadOnlyList<string> BufferNames => [.. network.Buffers.Select(buffer => buffer.Name)];

    public TraceRule TraceRule
    {
        get => network.TraceRule;
        set => network.TraceRule = value;
    }

    public double[] InputGradient => Widths.Widen(network.InputGradient);

    public void StartSequence(int batch, bool training)
    {
        network.Reset(batch);
        network.Training = training;
    }

    public void SaveState() => network.SaveState(_state);

    public void RestoreState() => network.RestoreState(_state);

    public double[] Forward(double[] input, double[]? trace = null) => Widths.Widen(
        trace is null ? network.Forward(Widths.Narrow(input)) : network.Forward(Widths.Narrow(input), Widths.Narrow(trace)));

    public void Backward(double[] outputGradient) => network.Backward(Widths.Narrow(outputGradient));

    public double[] Value(string parameter) => Widths.Widen(network.Parameters[parameter].Value);

    public void SetValue(string parameter, double[] value) => Widths.Narrow(value).CopyTo(network.Parameters[parameter].Edit());

    public double[] BufferValue(string buffer) => network.Buffers[buffer] switch
    {
        NetworkBuffer<long> counts => [.. counts.Value.ToArray().Select(count => (double)count)],
        NetworkBuffer<float> numbers => Widths.Widen(numbers.Value),
        var other => throw new NotSupportedException($"{other} holds neither numbers nor counts."),
    };

    public void SetBuffer(string buffer, double[] value)
    {
        if (network.Buffers[buffer] is NetworkBuffer<long> counts) value.Select(count => (long)count).ToArray().CopyTo(counts.Edit());
        else Widths.Narrow(value).CopyTo(((NetworkBuffer<float>)network.Buffers[buffer]).Edit());
    }

    public double[] Gradient(string parameter) => Widths.Widen(network.Parameters[parameter].Gradient);

    public void ClearGradients() => network.Parameters.ZeroGradients();

    public double[]? Neuron(string layer, InterpretedVariable variable)
    {
        NeuronState neuron = network.Neurons.Single(neuron => neuron.Layer.Name == layer);
        if (Runtime(variable) is not { } kept || !neuron.Has(kept)) return null;
        var values = new float[network.Batch * neuron.Count];
        neuron.CopyTo(kept, values);
        return Widths.Widen(values);
    }

    /// <summary>Disposes of the network, and says what the checks of an emulated device found in its kernels.</summary>
    /// <exception cref="DeviationException">They found something.</exception>
    public void Dispose()
    {
        network.Dispose();
        if (network.Device.Kind == DeviceKind.Cuda) CudaUnderTest.CheckReports();
    }

    private static NeuronVariable? Runtime(InterpretedVariable variable) => variable switch
    {
        InterpretedVariable.Charged => NeuronVariable.Charged,
        InterpretedVariable.Spike => NeuronVariable.Spike,
        InterpretedVariable.Membrane => NeuronVariable.Membrane,
        InterpretedVariable.Trace => NeuronVariable.Trace,
        _ => null,
    };
}
