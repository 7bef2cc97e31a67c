using Xunit;

namespace Ottt.Runtime.Tests.Networks;

/// <summary>A step with the input of the step before: what is not computed again must be as if it were.</summary>
public class RepeatedInputTests
{
    private const int Batch = 3;
    private const int Steps = 4;

    public static IEnumerable<TheoryDataRow<int>> Networks => [new(0), new(1), new(2)];

    [Theory]
    [MemberData(nameof(Networks))]
    public void Outputs_are_those_of_the_same_input_given_again(int which)
    {
        using OtttNetwork given = Create(which), repeated = Create(which);

        Assert.Equal(Outputs(given, repeats: false, training: true), Outputs(repeated, repeats: true, training: true));
        Assert.Equal(Outputs(given, repeats: false, training: false), Outputs(repeated, repeats: true, training: false));
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Gradients_are_those_of_the_same_input_given_again_but_for_the_order_of_sums(int which)
    {
        using OtttNetwork given = Create(which), repeated = Create(which);
        Outputs(given, repeats: false, training: true);
        Outputs(repeated, repeats: true, training: true);

        Assert.Contains(given.Parameters[0].Gradient.ToArray(), value => value != 0);
        foreach (Parameter parameter in given.Parameters)
        {
            float[] expected = parameter.Gradient.ToArray();
            float largest = expected.Max(MathF.Abs);
            Assert.All(expected.Zip(repeated.Parameters[parameter.Name].Gradient.ToArray()), pair => Assert.InRange(pair.Second - pair.First, -1e-5f * largest, 1e-5f * largest));
        }
    }

    [Fact]
    public void A_changed_parameter_is_seen_at_the_next_step()
    {
        using var given = new SpikingCnn(Device.Cpu, Batch, 1);
        using var repeated = new SpikingCnn(Device.Cpu, Batch, 1);
        float[] input = Numbers.Currents(1, Batch * given.Description.InputCount);
        given.Forward(input);
        repeated.Forward(input);
        foreach (OtttNetwork network in new OtttNetwork[] { given, repeated })
        {
            foreach (ref float weight in network.Parameters[0].Edit()) weight *= 2;
        }

        Assert.Equal(Numbers.Bits(given.Forward(input).ToArray()), Numbers.Bits(repeated.Forward().ToArray()));
    }

    [Fact]
    public void A_gradient_that_is_read_between_steps_is_that_of_the_steps_so_far()
    {
        using var network = new SpikingCnn(Device.Cpu, Batch, 1);
        float[] gradient = new float[Batch * network.Description.OutputCount];
        Array.Fill(gradient, 0.5f);
        network.Forward(Numbers.Currents(1, Batch * network.Description.InputCount));
        network.Backward(gradient);
        float[] first = network.Parameters[0].Gradient.ToArray();
        network.Parameters.ZeroGradients();
        network.Forward();

        Assert.All(network.Parameters[0].Gradient.ToArray(), value => Assert.Equal(0, value));
        Assert.Contains(first, value => value != 0);
    }

    [Fact]
    public void A_sequence_begins_with_an_input()
    {
        using var network = new SpikingMlp(Device.Cpu, Batch, 1);
        network.Forward(new float[Batch * network.Description.InputCount]);
        network.Reset();

        var refusal = Assert.Throws<InvalidOperationException>(() => network.Forward().Length);

        Assert.StartsWith("SpikingMlp.Forward() goes on with the input of the step before;", refusal.Message, StringComparison.Ordinal);
    }

    private static OtttNetwork Create(int which) => which switch
    {
        0 => new SpikingMlp(Device.Cpu, Batch, 7),
        1 => new SpikingCnn(Device.Cpu, Batch, 7),
        _ => new WideStandardized(Device.Cpu, Batch, 7),
    };

    private static List<int> Outputs(OtttNetwork network, bool repeats, bool training)
    {
        network.Training = training;
        network.Reset();
        float[] input = Numbers.Currents(3, Batch * network.Description.InputCount);
        float[] gradient = Numbers.Signed(4, Batch * network.Description.OutputCount);
        var bits = new List<int>();
        for (int step = 0; step < Steps; step++)
        {
            ReadOnlySpan<float> output = repeats && step > 0 ? network.Forward() : network.Forward(input);
            bits.AddRange(Numbers.Bits(output.ToArray()));
            if (training) network.Backward(gradient);
        }

        return bits;
    }
}

/// <summary>A first layer with so many taps that its product is held, over standardised weights.</summary>
[OtttSequential(3, 6, 6)]
[WSConv2d(8, Kernel = 3, Padding = 1), OtttLif, AvgPool2d(2), WSConv2d(8, Kernel = 3, Padding = 1), OtttLif, Flatten, Linear(4)]
public sealed partial class WideStandardized;
