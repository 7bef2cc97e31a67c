using Ottt.Numerics;

namespace Ottt.Cpu;

/// <summary>Masks of dropout.</summary>
public static class Dropout
{
    // Sets the keys of masks apart from other uses of the same seed.
    private const uint KeyDomain = 0x64726F70;

    /// <summary>
    /// Draws masks: 0 with probability <paramref name="p"/>, else 1 / (1 - p). An element is found from the seed, layer, sequence, step,
    /// its sample and its place in memory alone, so that masks do not depend on how samples are shared among threads.
    /// </summary>
    /// <param name="mask">[samples][elements]; starts at the first sample.</param>
    /// <param name="p">The probability of 0, in [0, 1].</param>
    /// <param name="seed">The seed of the network.</param>
    /// <param name="layer">The layer's position in the network.</param>
    /// <param name="sequence">The sequences before this one.</param>
    /// <param name="step">The time steps before this one; 0 for a mask that lives for a sequence.</param>
    /// <param name="elements">The elements of a sample.</param>
    /// <param name="firstSample">The place in the batch of the first sample.</param>
    /// <param name="samples">The samples.</param>
    public static void DrawMask(
        Span<float> mask, float p, ulong seed, int layer, long sequence, long step, int elements, int firstSample, int samples)
    {
        ulong key = Key(seed, layer, sequence);
        float kept = p < 1 ? 1 / (1 - p) : 0;
        for (int sample = 0; sample < samples; sample++)
        {
            DrawSample(mask.Slice(sample * Layout.Stride(elements), elements), p, kept, key, (uint)(firstSample + sample), (ulong)step);
        }
    }

    /// <summary>
    /// The Philox key of the masks of a layer in a sequence. Elements 4 i to 4 i + 3 of sample n at step t are the words of the block with
    /// counter (i, n, low half of t, high half of t).
    /// </summary>
    /// <param name="seed">The seed of the network.</param>
    /// <param name="layer">The layer's position in the network.</param>
    /// <param name="sequence">The sequences before this one.</param>
    internal static ulong Key(ulong seed, int layer, long sequence)
    {
        (uint low, uint high, _, _) = Philox.Block((uint)sequence, (uint)((ulong)sequence >> 32), (uint)layer, KeyDomain, seed);
        return ((ulong)high << 32) | low;
    }

    private static void DrawSample(Span<float> mask, float p, float kept, ulong key, uint sample, ulong step)
    {
        Span<float> words = stackalloc float[4];
        for (int first = 0; first < mask.Length; first += 4)
        {
            (uint x, uint y, uint z, uint w) = Philox.Block((uint)first / 4, sample, (uint)step, (uint)(step >> 32), key);
            words[0] = Value(x, p, kept);
            words[1] = Value(y, p, kept);
            words[2] = Value(z, p, kept);
            words[3] = Value(w, p, kept);
            words[..Math.Min(4, mask.Length - first)].CopyTo(mask[first..]);
        }
    }

    private static float Value(uint word, float p, float kept) => Philox.ToUnit(word) >= p ? kept : 0;
}
