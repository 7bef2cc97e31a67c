using System.Numerics;
using System.Runtime.CompilerServices;

namespace Ottt.Cpu;

/// <summary>
/// The leaky integrate-and-fire neuron, a vector of neurons at a time: reset, charge, fire, trace. Rates such as
/// <c>keep = 1 - 1 / tau</c> and <c>gain = 1 / tau</c> are constants that the compiler writes.
/// </summary>
public static class Lif
{
    /// <summary>The charged potential <c>v * keep + x</c>, rounded once.</summary>
    /// <param name="v">The membrane potential after the last step.</param>
    /// <param name="x">The input current.</param>
    /// <param name="keep">The share of the potential that a step leaves.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Charge(Vector<float> v, Vector<float> x, float keep) =>
        Vector.FusedMultiplyAdd(v, new Vector<float>(keep), x);

    /// <summary>The charged potential <c>v * keep + x * gain</c>: the input decays too.</summary>
    /// <param name="v">The membrane potential after the last step.</param>
    /// <param name="x">The input current.</param>
    /// <param name="keep">The share of the potential that a step leaves.</param>
    /// <param name="gain">The share of the input that arrives.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Charge(Vector<float> v, Vector<float> x, float keep, float gain) =>
        Vector.FusedMultiplyAdd(v, new Vector<float>(keep), x * gain);

    /// <summary>The charged potential <c>v * keep + x * gain + rest</c>: the potential decays to a value other than zero.</summary>
    /// <param name="v">The membrane potential after the last step.</param>
    /// <param name="x">The input current.</param>
    /// <param name="keep">The share of the potential that a step leaves.</param>
    /// <param name="gain">The share of the input that arrives.</param>
    /// <param name="rest">The resting potential times <c>1 - keep</c>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Charge(Vector<float> v, Vector<float> x, float keep, float gain, float rest) =>
        Charge(v, x, keep, gain) + new Vector<float>(rest);

    /// <summary>The spike: 1 where the charged potential has reached the threshold, else 0. Exactly at the threshold fires.</summary>
    /// <param name="h">The charged potential.</param>
    /// <param name="threshold">The threshold.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Fire(Vector<float> h, float threshold) =>
        Vector.ConditionalSelect(Vector.GreaterThanOrEqual(h, new Vector<float>(threshold)), Vector<float>.One, Vector<float>.Zero);

    /// <summary>The potential after fire and a soft reset: <c>h - threshold</c> where it had reached the threshold, else unchanged.</summary>
    /// <param name="h">The charged potential.</param>
    /// <param name="threshold">The threshold.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> SoftReset(Vector<float> h, float threshold)
    {
        var level = new Vector<float>(threshold);
        return Vector.ConditionalSelect(Vector.GreaterThanOrEqual(h, level), h - level, h);
    }

    /// <summary>The potential after fire and a hard reset: <paramref name="reset"/> where it had reached the threshold, else unchanged.</summary>
    /// <param name="h">The charged potential.</param>
    /// <param name="threshold">The threshold.</param>
    /// <param name="reset">The reset potential.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> HardReset(Vector<float> h, float threshold, float reset) =>
        Vector.ConditionalSelect(Vector.GreaterThanOrEqual(h, new Vector<float>(threshold)), new Vector<float>(reset), h);

    /// <summary>
    /// How much of a membrane potential the next one still had, as NDOT measures it (Jiang et al., ICML 2024): their ratio, limited to
    /// [-<paramref name="limit"/>, <paramref name="limit"/>], and the limit itself where there was no potential to compare with.
    /// </summary>
    /// <param name="v">The membrane potential after this step.</param>
    /// <param name="before">The membrane potential after the last step.</param>
    /// <param name="limit">The share of the potential that a step leaves.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Dependency(Vector<float> v, Vector<float> before, float limit)
    {
        var most = new Vector<float>(limit);
        Vector<float> limited = Vector.Min(Vector.Max(v / before, -most), most);
        return Vector.ConditionalSelect(Vector.Equals(before, Vector<float>.Zero), most, limited);
    }

    /// <summary>The presynaptic trace <c>a * decay + s</c>, rounded once.</summary>
    /// <param name="a">The trace after the last step.</param>
    /// <param name="s">The spike.</param>
    /// <param name="decay">The share of the trace that a step leaves.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Trace(Vector<float> a, Vector<float> s, Vector<float> decay) => Vector.FusedMultiplyAdd(a, decay, s);
}
