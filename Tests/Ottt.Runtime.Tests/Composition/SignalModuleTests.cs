using Ottt.Runtime.Tests.Identities;
using Ottt.Runtime.Tests.Networks;
using Ottt.Testing;
using Xunit;

namespace Ottt.Runtime.Tests.Composition;

/// <summary>
/// Layers over signals as one module behind a pair: the value is that of the spike, and each layer learns from what the layers before it make of the
/// trace.
/// </summary>
public class SignalModuleTests
{
    private const int Batch = 2;

    [Fact]
    public void Every_parameter_of_a_module_learns_from_the_trace()
    {
        var up = new DirectConvolution(3, 4, 1, new DirectAxis(5, 3, Stride: 2, Padding: 1, OutputPadding: 0));
        var down = new DirectConvolution(4, 2, 1, new DirectAxis(9, 3, Dilation: 2));
        using var network = new WithSignalModule(Device.Cpu, Batch, seed: 3);
        Numbers.Signed(9, 4).CopyTo(network.Parameters["0.1.bias"].Edit());
        float[] spike = Numbers.Spikes(1, Batch * 15), trace = Numbers.Currents(2, Batch * 15), gradient = Numbers.Signed(4, Batch * 10);

        double[] output = Widths.Widen(network.Forward(spike, trace));
        network.Backward(gradient);

        double[] dy = Widths.Widen(gradient), hidden = down.InputGradient(dy, Value("0.2.weight"), Batch);
        Check("output", Down(Up(spike)), output);
        Check("0.2.weight", down.WeightGradient(Up(trace), dy, Batch), Gradient("0.2.weight"));
        Check("0.2.bias", down.BiasGradient(dy), Gradient("0.2.bias"));
        Check("0.1.bias", up.BiasGradient(hidden), Gradient("0.1.bias"));
        Check("0.0.weight", up.WeightGradient(Widths.Widen(trace), hidden, Batch), Gradient("0.0.weight"));
        Check("0.0.bias", up.BiasGradient(hidden), Gradient("0.0.bias"));
        Check("input", up.InputGradient(hidden, Value("0.0.weight"), Batch), Widths.Widen(network.InputGradient));

        double[] Value(string name) => Widths.Widen(network.Parameters[name].Value);

        double[] Gradient(string name) => Widths.Widen(network.Parameters[name].Gradient);

        double[] Up(float[] x)
        {
            double[] both = [.. Value("0.0.bias").Zip(Value("0.1.bias"), (first, second) => first + second)];
            return up.Forward(Widths.Widen(x), Value("0.0.weight"), both, Batch);
        }

        double[] Down(double[] x) => down.Forward(x, Value("0.2.weight"), Value("0.2.bias"), Batch);
    }

    private static void Check(string name, double[] expected, double[] actual) => Tolerances.Operation.Check(name, expected, actual);
}
