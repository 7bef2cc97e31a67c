using System.Numerics;
using Ottt.Cpu;
using Xunit;

namespace Ottt.Runtime.Tests.Cpu;

public class LifTests
{
    private static readonly Vector<float> Ramp = Vector<float>.Indices - new Vector<float>(1.25f);

    [Fact]
    public void Charge_keeps_a_share_of_the_potential_and_adds_the_input()
    {
        Vector<float> x = Ramp * 0.3f;

        AssertEach(Lif.Charge(Ramp, x, 0.7f), i => MathF.FusedMultiplyAdd(Ramp[i], 0.7f, x[i]));
        AssertEach(Lif.Charge(Ramp, x, 0.7f, 0.2f), i => MathF.FusedMultiplyAdd(Ramp[i], 0.7f, x[i] * 0.2f));
        AssertEach(Lif.Charge(Ramp, x, 0.7f, 0.2f, 0.05f), i => MathF.FusedMultiplyAdd(Ramp[i], 0.7f, x[i] * 0.2f) + 0.05f);
    }

    [Fact]
    public void A_potential_exactly_at_the_threshold_fires()
    {
        Vector<float> h = Vector.ConditionalSelect(Vector.Equals(Ramp, new Vector<float>(-1.25f)), Vector<float>.One, Ramp);

        AssertEach(Lif.Fire(h, 1), i => h[i] >= 1 ? 1 : 0);
        Assert.Equal(1, Lif.Fire(h, 1)[0]);
        Assert.Equal(0, Lif.Fire(new Vector<float>(MathF.BitDecrement(1)), 1)[0]);
        Assert.Equal(0, Lif.Fire(new Vector<float>(float.NaN), 1)[0]);
    }

    [Fact]
    public void Reset_subtracts_the_threshold_or_replaces_the_potential()
    {
        Vector<float> s = Lif.Fire(Ramp, 1);

        AssertEach(Lif.SoftReset(Ramp, 1), i => Ramp[i] - s[i]);
        AssertEach(Lif.HardReset(Ramp, 1, 0.1f), i => s[i] == 1 ? 0.1f : Ramp[i]);
    }

    [Fact]
    public void The_trace_decays_and_takes_the_spike_with_weight_one() =>
        AssertEach(Lif.Trace(Ramp, Vector<float>.One, new Vector<float>(0.5f)), i => MathF.FusedMultiplyAdd(Ramp[i], 0.5f, 1));

    [Fact]
    public void The_dependency_is_the_limited_ratio_of_potentials_and_the_limit_without_one()
    {
        AssertEach(Lif.Dependency(Ramp, Ramp + Ramp, 0.75f), _ => 0.5f);
        AssertEach(Lif.Dependency(Ramp, -Ramp, 0.75f), _ => -0.75f);
        AssertEach(Lif.Dependency(Ramp, Ramp * 0.25f, 0.75f), _ => 0.75f);
        AssertEach(Lif.Dependency(Ramp, Vector<float>.Zero, 0.75f), _ => 0.75f);
        AssertEach(Lif.Dependency(Vector<float>.Zero, -Vector<float>.Zero, 0.75f), _ => 0.75f);
    }

    private static void AssertEach(Vector<float> actual, Func<int, float> expected)
    {
        for (int i = 0; i < Vector<float>.Count; i++) Assert.Equal(expected(i), actual[i]);
    }
}
