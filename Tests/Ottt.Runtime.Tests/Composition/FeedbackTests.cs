using Ottt.Runtime.Tests.Identities;
using Ottt.Runtime.Tests.Networks;
using Ottt.Testing;
using Xunit;

namespace Ottt.Runtime.Tests.Composition;

/// <summary>
/// A recurrent layer against its equations, written out in double precision: u[t] = (1 - 1/tau) u[t-1] + W x[t] + b + V s[t-1], and dV is the sum over
/// time of the current's gradient times the trace of the step before.
/// </summary>
public class FeedbackTests
{
    private const int Batch = 2;
    private const int TimeSteps = 7;
    private const int Units = 7;
    private const double Decay = 1 - (1 / 1.5);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Spikes_of_the_step_before_are_fed_back(bool training)
    {
        using RecurrentNetwork network = Create(training);
        var states = Enumerable.Range(0, Batch).Select(_ => new State()).ToArray();
        DenseLayer first = DenseLayer.Of(network, 0), last = DenseLayer.Of(network, 3);
        double[][] recurrent = [.. Widths.Widen(network.Parameters["1.0.weight"].Value).Chunk(Units)];
        var expected = new double[Units * Units];

        for (int step = 0; step < TimeSteps; step++)
        {
            float[] input = Numbers.Currents((ulong)step + 20, Batch * 4), gradient = Numbers.Signed((ulong)step, Batch * 3);
            double[] output = Widths.Widen(network.Forward(input));
            if (training) network.Backward(gradient);
            for (int sample = 0; sample < Batch; sample++)
            {
                double[] before = states[sample].Trace;
                states[sample] = states[sample].Next(first.Apply(Row(input, 4, sample)), recurrent);
                Tolerances.Network.Check($"output at step {step}", last.Apply(states[sample].Spike), Row(output, 3, sample));
                double[] spikeGradient = last.ApplyTransposed(Row(gradient, 3, sample));
                for (int index = 0; index < expected.Length; index++)
                {
                    int unit = index / Units, from = index % Units;
                    expected[index] += spikeGradient[unit] * Sigmoid(states[sample].Charged[unit] - 1) * before[from];
                }
            }
        }

        Assert.Contains(states, state => state.Trace.Any(value => value > 0));
        if (training) Tolerances.Network.Check("1.0.weight", expected, Widths.Widen(network.Parameters["1.0.weight"].Gradient));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_comes_from_an_earlier_layer_is_of_the_step_before_as_well(bool training)
    {
        using DelayedConnection network = new DelayedConnection(Device.Cpu, Batch, seed: 6) { Training = training }.Amplified();
        using DelayedConnection cut = new DelayedConnection(Device.Cpu, Batch, seed: 6) { Training = training }.Amplified();
        cut.Parameters["3.0.weight"].Edit().Clear();
        float[] input = Numbers.Currents(20, Batch * 4);
        var fired = new float[Batch * Units];

        float[] first = network.Forward(input).ToArray(), firstOfCut = cut.Forward(input).ToArray();
        network.Neurons[0].CopyTo(NeuronVariable.Spike, fired);
        float[] charged = ChargedAfterAStep(network, input), chargedOfCut = ChargedAfterAStep(cut, input);

        Assert.Equal(firstOfCut, first);
        double[] fedBack = new DenseLayer([.. Widths.Widen(network.Parameters["3.0.weight"].Value).Chunk(Units)], new double[Units])
            .Apply(Row(fired, Units, 0));
        Assert.Contains(fedBack, value => value != 0);
        Tolerances.Network.Check(
            "current of the second step", [.. fedBack.Select((value, unit) => value + chargedOfCut[unit])], Row(charged, Units, 0));
    }

    [Fact]
    public void A_new_sequence_begins_without_feedback()
    {
        using RecurrentNetwork network = Create(training: true);

        Assert.Equal(NetworkRun.Sequence(network, Batch, TimeSteps), NetworkRun.Sequence(network, Batch, TimeSteps));
    }

    /// <summary>The charged potential of the last layer, which is the potential after the step and the threshold of each spike.</summary>
    private static float[] ChargedAfterAStep(OtttNetwork network, float[] input)
    {
        network.Forward(input);
        float[] membrane = new float[Batch * Units], spike = new float[Batch * Units];
        network.Neurons[1].CopyTo(NeuronVariable.Membrane, membrane);
        network.Neurons[1].CopyTo(NeuronVariable.Spike, spike);
        return [.. membrane.Zip(spike, (potential, fired) => potential + fired)];
    }

    private static RecurrentNetwork Create(bool training) =>
        new RecurrentNetwork(Device.Cpu, Batch, seed: 6) { Training = training }.Amplified(2);

    private static double[] Row(float[] values, int length, int sample) => Row(Widths.Widen(values), length, sample);

    private static double[] Row(double[] values, int length, int sample) => values[(sample * length)..((sample + 1) * length)];

    /// <summary>The derivative of the surrogate with alpha 4.</summary>
    private static double Sigmoid(double above)
    {
        double value = 1 / (1 + Math.Exp(-4 * above));
        return 4 * value * (1 - value);
    }

    /// <summary>A sample's recurrent layer after a step.</summary>
    private sealed class State
    {
        public double[] Charged { get; private init; } = new double[Units];

        public double[] Spike { get; private init; } = new double[Units];

        public double[] Trace { get; private init; } = new double[Units];

        public State Next(double[] current, double[][] recurrent)
        {
            double[] charged =
            [
                .. Charged.Select((potential, unit) =>
                    (Decay * (potential - Spike[unit])) + current[unit] + recurrent[unit].Zip(Spike, (weight, spike) => weight * spike).Sum()),
            ];
            double[] spike = [.. charged.Select(potential => potential >= 1 ? 1.0 : 0.0)];
            return new State { Charged = charged, Spike = spike, Trace = [.. Trace.Zip(spike, (trace, fired) => (Decay * trace) + fired)] };
        }
    }
}
