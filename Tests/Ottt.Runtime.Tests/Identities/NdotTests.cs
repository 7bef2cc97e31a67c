using Ottt.Runtime.Tests.Networks;
using Ottt.Testing;
using Xunit;

namespace Ottt.Runtime.Tests.Identities;

/// <summary>The trace of NDOT, by hand, for lambda 1/2 and a weight of 1.</summary>
public class NdotTests
{
    private static readonly float[] Inputs = [0.6f, 0.9f, -0.2f, 1.15f, 0, 0.25f];

    // v: 0.6, 0.2, -0.1, 0.1, 0.05, 0.275; spikes at the second and fourth step.
    // e: 1/2 (nothing to divide by), 1/3, -1/2, -1/2 (limited from -1), 1/2, 1/2 (limited from 5.5).
    private static readonly double[] Traces = [0, 1, 1 / 3.0, (-1 / 6.0) + 1, -5 / 12.0, -5 / 24.0];

    [Fact]
    public void A_trace_decays_as_the_membrane_did_at_the_step_before()
    {
        using NdotChain network = Create();
        var trace = new float[1];

        // The second sequence shows whether a reset forgets the dependency.
        for (int sequence = 0; sequence < 2; sequence++)
        {
            network.Reset();
            foreach ((float input, double expected) in Inputs.Zip(Traces))
            {
                network.Forward([input]);
                network.Neurons[0].CopyTo(NeuronVariable.Trace, trace);
                Tolerances.Operation.Check("trace", [expected], Widths.Widen(trace));
            }
        }
    }

    [Fact]
    public void The_weight_behind_it_learns_from_that_trace()
    {
        using NdotChain network = Create();
        foreach (float input in Inputs)
        {
            network.Forward([input]);
            network.Backward([1]);
        }

        Tolerances.Operation.Check("2.weight", [Traces.Sum()], Widths.Widen(network.Parameters["2.weight"].Gradient));
    }

    [Fact]
    public void Under_the_rule_of_SLTT_its_trace_is_the_spike()
    {
        using NdotChain network = Create();
        network.TraceRule = TraceRule.Sltt;
        float[] spike = new float[1], trace = new float[1];
        foreach (float input in Inputs)
        {
            network.Forward([input]);
            network.Neurons[0].CopyTo(NeuronVariable.Spike, spike);
            network.Neurons[0].CopyTo(NeuronVariable.Trace, trace);
            Assert.Equal(Numbers.Bits(spike), Numbers.Bits(trace));
        }
    }

    private static NdotChain Create()
    {
        var network = new NdotChain(Device.Cpu, 1);
        foreach (Parameter parameter in network.Parameters) parameter.Edit().Fill(1);
        return network;
    }
}
