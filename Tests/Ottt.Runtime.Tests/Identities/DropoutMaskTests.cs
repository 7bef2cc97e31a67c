using Xunit;

namespace Ottt.Runtime.Tests.Identities;

public class DropoutMaskTests
{
    private const int Features = 40;

    private static readonly float[] Ones = [.. Enumerable.Repeat(1f, Features)];

    [Fact]
    public void Spike_trace_and_gradient_share_one_mask()
    {
        using MaskOfSequence network = Shown(new MaskOfSequence(Device.Cpu, 1, 1));
        float[] trace = Networks.Numbers.Currents(1, Features);

        float[] mask = network.Forward(Ones, trace).ToArray();
        network.Backward(Ones);

        Assert.All(mask, element => Assert.True(element is 0 or 2, $"{element} is neither 0 nor 1 / (1 - p)"));
        Assert.Equal(mask.Zip(trace, (element, value) => element * value), network.Parameters["1.weight"].Gradient[..Features].ToArray());
        Assert.Equal(mask, network.InputGradient.ToArray());
    }

    [Fact]
    public void A_mask_lives_until_the_next_reset()
    {
        using MaskOfSequence network = Shown(new MaskOfSequence(Device.Cpu, 1, 1));
        float[] first = Mask(network), second = Mask(network), third = Mask(network);
        network.Reset();
        float[] afterReset = Mask(network);

        Assert.Equal(first, second);
        Assert.Equal(first, third);
        Assert.NotEqual(first, afterReset);
    }

    [Fact]
    public void A_mask_per_step_is_drawn_at_every_step_and_is_the_same_in_forward_and_backward()
    {
        using MaskOfStep network = Shown(new MaskOfStep(Device.Cpu, 1, 1));
        var masks = new List<float[]>();
        for (int step = 0; step < 3; step++)
        {
            masks.Add(Mask(network));
            network.Backward(Ones);
            Assert.Equal(masks[^1], network.InputGradient.ToArray());
        }

        Assert.NotEqual(masks[0], masks[1]);
        Assert.NotEqual(masks[1], masks[2]);
        Assert.NotEqual(masks[0], masks[2]);
    }

    [Fact]
    public void Samples_have_masks_of_their_own_and_zeros_in_the_declared_share()
    {
        using MaskOfSequence network = Shown(new MaskOfSequence(Device.Cpu, 50, 1));
        float[] ones = [.. Enumerable.Repeat(1f, 50 * Features)];

        float[][] masks = [.. network.Forward(ones, ones).ToArray().Chunk(Features)];

        Assert.Equal(50, masks.DistinctBy(mask => string.Join(' ', mask)).Count());

        // Five standard deviations of a fair coin thrown 2000 times.
        Assert.InRange(masks.Sum(mask => mask.Count(element => element == 0)), 1000 - 112, 1000 + 112);
    }

    [Fact]
    public void Evaluation_has_no_mask()
    {
        using MaskOfSequence network = Shown(new MaskOfSequence(Device.Cpu, 1, 1) { Training = false });

        Assert.Equal(Ones, Mask(network));
    }

    private static float[] Mask(OtttNetwork network) => network.Forward(Ones, Ones).ToArray();

    private static TNetwork Shown<TNetwork>(TNetwork network)
        where TNetwork : OtttNetwork
    {
        Span<float> weight = network.Parameters["1.weight"].Edit();
        weight.Clear();
        for (int feature = 0; feature < Features; feature++) weight[(feature * Features) + feature] = 1;
        return network;
    }
}
