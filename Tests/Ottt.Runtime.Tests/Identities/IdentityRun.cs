using Ottt.Runtime.Tests.Networks;
using Ottt.Testing;

namespace Ottt.Runtime.Tests.Identities;

/// <summary>A training sequence with fixed inputs and output gradients, as a network of single precision ran it; arrays are [time step][...].</summary>
internal sealed class IdentityRun
{
    private readonly OtttNetwork _network;

    /// <summary>Runs a sequence with all planned samples.</summary>
    /// <param name="network">The network.</param>
    /// <param name="timeSteps">The time steps.</param>
    /// <param name="seed">The seed of inputs and output gradients.</param>
    /// <param name="look">Is called after each step forward, with its number.</param>
    public IdentityRun(OtttNetwork network, int timeSteps, ulong seed, Action<int>? look = null)
    {
        _network = network;
        network.Parameters.ZeroGradients();
        network.Reset();
        for (int step = 0; step < timeSteps; step++)
        {
            float[] input = Numbers.Currents((seed * 1000) + (ulong)step, network.Batch * network.Description.InputCount);
            float[] gradient = Numbers.Signed((seed * 1000) + (ulong)step, network.Batch * network.Description.OutputCount);
            Outputs.Add(Rows(network.Forward(input)));
            look?.Invoke(step);
            network.Backward(gradient);
            Inputs.Add(Rows(input));
            OutputGradients.Add(Rows(gradient));
            Traces.Add([.. network.Neurons.Select(neuron => neuron.Has(NeuronVariable.Trace) ? Rows(TraceOf(neuron)) : [])]);
        }
    }

    /// <summary>[time step][sample][element].</summary>
    public List<double[][]> Inputs { get; } = [];

    /// <summary>[time step][sample][element].</summary>
    public List<double[][]> Outputs { get; } = [];

    /// <summary>[time step][sample][element].</summary>
    public List<double[][]> OutputGradients { get; } = [];

    /// <summary>[time step][neuron][sample][element]; empty where a spiking layer keeps no trace.</summary>
    public List<double[][][]> Traces { get; } = [];

    /// <summary>The gradient of a parameter after the sequence.</summary>
    public double[] Gradient(string name) => Widths.Widen(_network.Parameters[name].Gradient);

    private float[] TraceOf(NeuronState neuron)
    {
        var trace = new float[_network.Batch * neuron.Count];
        neuron.CopyTo(NeuronVariable.Trace, trace);
        return trace;
    }

    private double[][] Rows(ReadOnlySpan<float> values) => [.. Widths.Widen(values).Chunk(values.Length / _network.Batch)];
}
