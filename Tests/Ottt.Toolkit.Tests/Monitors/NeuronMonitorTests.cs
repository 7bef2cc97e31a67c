using Ottt.Training.Monitors;
using Xunit;

namespace Ottt.Toolkit.Tests.Monitors;

public class NeuronMonitorTests
{
    [Fact]
    public void Membrane_and_trace_are_those_of_two_neurons_computed_by_hand()
    {
        using TwoNeurons network = new TwoNeurons(Device.Cpu, 1, 1).Connected();
        NeuronReport report = Run(network, new NeuronMonitor(), [1, 0.5f]);
        Assert.Equal([NeuronVariable.Membrane, NeuronVariable.Trace], report.Layers.Select(layer => layer.Variable));

        // After reset the first is at 0, 0, 0 and the second at 0.5, 0.75, 0.875; the trace of the first is 1, 1.5, 1.75.
        Check(report.Layers[0].Values, [0, 0, 0, 0.5, 0.75, 0.875]);
        Check(report.Layers[1].Values, [1, 1.5, 1.75, 0, 0, 0]);
    }

    [Fact]
    public void Chosen_variables_are_looked_at()
    {
        using TwoNeurons network = new TwoNeurons(Device.Cpu, 1, 1).Connected();
        NeuronReport report = Run(network, new NeuronMonitor(NeuronVariable.Charged, NeuronVariable.Spike), [1, 0.5f]);
        Check(report.Layers[0].Values, [1, 1, 1, 0.5, 0.75, 0.875]);
        Check(report.Layers[1].Values, [1, 1, 1, 0, 0, 0]);
        Assert.Throws<ArgumentOutOfRangeException>(() => new NeuronMonitor((NeuronVariable)17));
    }

    [Fact]
    public void A_variable_that_the_network_does_not_keep_is_left_out()
    {
        using TwoNeurons network = new TwoNeurons(Device.Cpu, 1, 1).Connected();
        network.Training = false;
        Assert.Equal(NeuronVariable.Membrane, Assert.Single(Run(network, new NeuronMonitor(), [1, 0.5f]).Layers).Variable);
    }

    [Fact]
    public void What_is_not_finite_is_counted_and_not_averaged()
    {
        using TwoNeurons network = new TwoNeurons(Device.Cpu, 3, 1).Connected();
        ValueStatistics values = Run(network, new NeuronMonitor(NeuronVariable.Charged), [float.NaN, 0.5f, float.NegativeInfinity, 0.5f, 0, 0.5f], 1).Layers[0].Values;

        // An identity times an infinity: 0 times it is a NaN.
        Assert.Equal(6, values.Count + values.NaNs + values.Infinities);
        Assert.Equal(1, values.Infinities);
        Assert.True(values.NaNs >= 1);
        Assert.True(double.IsFinite(values.Mean) && values.Maximum == 0.5f);
    }

    [Fact]
    public void A_small_deviation_around_a_large_mean_is_kept()
    {
        var sums = new ValueSums();
        sums.Add([1_000_000, 1_000_001]);
        sums.Add([1_000_002, 1_000_003]);
        Check(sums.Summarize(), [1_000_000, 1_000_001, 1_000_002, 1_000_003]);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(16)]
    [InlineData(133)]
    public void Any_number_of_values_is_summed_up(int count)
    {
        float[] values = [.. Enumerable.Range(0, count).Select(index => ((index * 37) % 101) - 50f)];
        var sums = new ValueSums();
        sums.Add(values);
        Check(sums.Summarize(), [.. values.Select(value => (double)value)]);

        // The same with what is not finite among it, at each place.
        for (int place = 0; place <= count; place++)
        {
            sums = new ValueSums();
            sums.Add([.. values[..place], place % 2 == 0 ? float.NaN : float.PositiveInfinity, .. values[place..]]);
            ValueStatistics statistics = sums.Summarize();
            Assert.Equal((count, place % 2 == 0 ? 1 : 0, place % 2), (statistics.Count, statistics.NaNs, statistics.Infinities));
            Assert.Equal(values.Average(), statistics.Mean, 1e-9);
            Assert.Equal((values.Min(), values.Max()), (statistics.Minimum, statistics.Maximum));
        }
    }

    [Fact]
    public void Nothing_has_no_mean()
    {
        ValueStatistics nothing = new ValueSums().Summarize();
        Assert.Equal(0, nothing.Count);
        Assert.True(double.IsNaN(nothing.Mean) && float.IsNaN(nothing.Minimum));
    }

    private static void Check(ValueStatistics actual, double[] values)
    {
        double mean = values.Average();
        Assert.Equal(values.Length, actual.Count);
        Assert.Equal(mean, actual.Mean, 1e-12 * Math.Max(1, mean));
        Assert.Equal(Math.Sqrt(values.Average(value => (value - mean) * (value - mean))), actual.StandardDeviation, 1e-12);
        Assert.Equal(values.Min(), actual.Minimum);
        Assert.Equal(values.Max(), actual.Maximum);
        Assert.Equal(0, actual.NaNs + actual.Infinities);
    }

    private static NeuronReport Run(OtttNetwork network, NeuronMonitor monitor, float[] input, int timeSteps = 3)
    {
        network.Reset();
        monitor.BeginPass(network);
        for (int timeStep = 0; timeStep < timeSteps; timeStep++)
        {
            network.Forward(input);
            monitor.AfterStep(network);
        }

        monitor.EndPass();
        return monitor.Report!;
    }
}
