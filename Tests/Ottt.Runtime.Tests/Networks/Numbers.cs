using Ottt.Numerics;

namespace Ottt.Runtime.Tests.Networks;

/// <summary>Operands that look random and are the same at every run.</summary>
internal static class Numbers
{
    /// <summary>Numbers in [-1, 1).</summary>
    public static float[] Signed(ulong seed, int count)
    {
        var random = new PhiloxStream(seed, 1);
        return [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextSingle()) - 1)];
    }

    /// <summary>Inputs that make neurons fire now and then: numbers in [0, 2).</summary>
    public static float[] Currents(ulong seed, int count)
    {
        var random = new PhiloxStream(seed, 2);
        return [.. Enumerable.Range(0, count).Select(_ => 2 * random.NextSingle())];
    }

    /// <summary>Spikes, each with probability one half.</summary>
    public static float[] Spikes(ulong seed, int count)
    {
        var random = new PhiloxStream(seed, 3);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() < 0.5f ? 0f : 1f)];
    }

    /// <summary>Equal to the bit, which numbers that compare equal need not be.</summary>
    public static IEnumerable<int> Bits(IEnumerable<float> values) => values.Select(BitConverter.SingleToInt32Bits);
}
