using Ottt.Data;
using Ottt.Testing;
using Xunit;

namespace Ottt.Toolkit.Tests.Data;

public class PopulationEncoderTests
{
    [Fact]
    public void Each_neuron_spikes_the_earlier_the_nearer_the_value_is_to_its_own()
    {
        // Four neurons from 0 to 4 are 2 apart, at -1, 1, 3 and 5, with the width 2 / 1.5 = 4/3. At x = 1 they are 2, 0, 2 and 4 away, 1.5, 0, 1.5 and 3
        // widths: responses exp(-1.125) = 0.325, 1, 0.325 and 0.0111, and steps 10 (1 - r) of 6.75, 0, 6.75 and 9.89, of which the last is too late.
        Assert.Equal([7, 0, 7, null], Steps(new PopulationEncoder(4, 11, 0, 4), 1));

        // At x = 2.5: 3.5, 1.5, 0.5 and 2.5 away; exponents 3.4453, 0.6328, 0.0703 and 1.7578; responses 0.0319, 0.5311, 0.9321 and 0.1724.
        Assert.Equal([null, 5, 1, 8], Steps(new PopulationEncoder(4, 11, 0, 4), 2.5f));
    }

    [Fact]
    public void Neurons_are_channels_of_each_sample()
    {
        // Three neurons from 0 to 1 are at -0.5, 0.5 and 1.5, with the width 2/3. At 0.5 the middle one is at step 0; at -0.5 the first, at 1.5 the last.
        var encoder = new PopulationEncoder(3, 4);
        encoder.Begin(0, 2);
        // [batch, neuron, value]: of the first sample neuron 0 answers to its second value and neuron 1 to its first.
        Assert.Equal([0, 1, 1, 0, 0, 0, 0, 0, 1, 0, 0, 1], encoder.Encode([0.5f, -0.5f, 0.5f, 1.5f], 0).ToArray());
        Assert.Equal((3, 4), (encoder.Neurons, encoder.TimeSteps));
    }

    [Fact]
    public void No_number_and_steps_after_the_last_have_no_spikes()
    {
        var encoder = new PopulationEncoder(3, 4);
        encoder.Begin(0, 1);
        for (int step = 0; step < 6; step++) Assert.Equal(new float[3], encoder.Encode([float.NaN], step).ToArray());
        Assert.Equal(new float[3], encoder.Encode([0.5f], 4).ToArray());
    }

    [Fact]
    public void Encoding_allocates_nothing_and_wrong_arguments_are_refused()
    {
        var encoder = new PopulationEncoder(3, 4);
        var samples = new float[8];
        Assert.Throws<ArgumentException>("samples", () => encoder.Encode(samples, 0).ToArray());
        encoder.Begin(0, 2);
        Assert.Equal(0, Allocation.FewestBytes(() => encoder.Encode(samples, 1)));
        Assert.Throws<ArgumentException>("samples", () => encoder.Encode(new float[7], 0).ToArray());
        Assert.Throws<ArgumentOutOfRangeException>("neurons", () => new PopulationEncoder(2, 4));
        Assert.Throws<ArgumentOutOfRangeException>("timeSteps", () => new PopulationEncoder(3, 1));
        Assert.Throws<ArgumentOutOfRangeException>("minimum", () => new PopulationEncoder(3, 4, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("maximum", () => new PopulationEncoder(3, 4, 1, 1));
    }

    /// <summary>The step at which each neuron spikes, null where it does not; fails where one spikes twice.</summary>
    private static int?[] Steps(PopulationEncoder encoder, float value)
    {
        encoder.Begin(0, 1);
        float[][] spikes = [.. Enumerable.Range(0, encoder.TimeSteps).Select(step => encoder.Encode([value], step).ToArray())];
        return [.. Enumerable.Range(0, encoder.Neurons).Select(StepOf)];

        int? StepOf(int neuron)
        {
            int[] steps = [.. Enumerable.Range(0, encoder.TimeSteps).Where(step => spikes[step][neuron] == 1)];
            return steps.Length == 0 ? null : Assert.Single(steps);
        }
    }
}
