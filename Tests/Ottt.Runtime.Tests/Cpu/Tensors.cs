using Ottt.Cpu;
using Ottt.Numerics;
using Xunit;

namespace Ottt.Runtime.Tests.Cpu;

/// <summary>Random operands, and the way between dense tensors (channels first) and the memory of kernels.</summary>
internal static class Tensors
{
    /// <summary>Floats behind an operand that kernels may read; they hold NaN, so that using one of them shows.</summary>
    private const int Slack = 32;

    /// <summary>Seeds of randomly shaped cases.</summary>
    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 40)];

    /// <summary>Numbers in [-1, 1).</summary>
    public static float[] Random(PhiloxStream random, int length)
    {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) values[i] = (2 * random.NextSingle()) - 1;
        return values;
    }

    /// <summary>A choice from a list.</summary>
    public static int OneOf(this PhiloxStream random, params ReadOnlySpan<int> choices) => choices[random.Next(choices.Length)];

    /// <summary>An integer from <paramref name="first"/> to <paramref name="last"/>.</summary>
    public static int Between(this PhiloxStream random, int first, int last) => first + random.Next(last - first + 1);

    /// <summary>Memory for samples, filled with NaN.</summary>
    public static float[] Memory(int elements, int samples)
    {
        float[] memory = new float[(Layout.Stride(elements) * samples) + Slack];
        Array.Fill(memory, float.NaN);
        return memory;
    }

    /// <summary>Copies a dense [samples][channels][positions] to kernel memory; padding and slack are NaN.</summary>
    public static float[] ToMemory(float[] dense, int channels, int positions, int samples)
    {
        float[] memory = Memory(channels * positions, samples);
        Layout.ToChannelsLast(dense, memory, channels, positions, samples);
        return memory;
    }

    /// <summary>Copies kernel memory to a dense [samples][channels][positions].</summary>
    public static float[] ToDense(float[] memory, int channels, int positions, int samples)
    {
        float[] dense = new float[channels * positions * samples];
        Layout.FromChannelsLast(memory, dense, channels, positions, samples);
        return dense;
    }

    /// <summary>Compares with a double-precision result; the tolerance is relative to the largest element.</summary>
    public static void AssertClose(double[] expected, float[] actual, double tolerance = 1e-5)
    {
        Assert.Equal(expected.Length, actual.Length);
        double largest = expected.Select(Math.Abs).DefaultIfEmpty().Max(), limit = 1e-6 + (tolerance * largest);
        for (int i = 0; i < expected.Length; i++)
        {
            double error = Math.Abs(expected[i] - actual[i]);
            Assert.True(error <= limit, $"element {i}: expected {expected[i]:R}, got {actual[i]:R}, limit {limit:R}");
        }
    }

    /// <summary>Compares bit by bit.</summary>
    public static void AssertSameBits(float[] expected, float[] actual) =>
        Assert.Equal(expected.Select(BitConverter.SingleToInt32Bits), actual.Select(BitConverter.SingleToInt32Bits));
}
