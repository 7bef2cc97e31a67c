using Ottt.Numerics;

namespace Ottt.Testing.Interpreter;

/// <summary>
/// Masks as the runtime documents them: Philox keyed by seed, layer and sequence; elements 4 i to 4 i + 3 of sample n at step t are the words of
/// the block with counter (i, n, low half of t, high half of t).
/// </summary>
internal static class PhiloxMasks
{
    private const uint KeyDomain = 0x64726F70;

    public static MaskSource Of(ulong seed) => position =>
    {
        ulong key = Key(seed, position.Layer, position.Sequence);
        (uint x, uint y, uint z, uint w) = Philox.Block(
            (uint)position.Element / 4, (uint)position.Sample, (uint)position.TimeStep, (uint)((ulong)position.TimeStep >> 32), key);
        uint word = (position.Element % 4) switch { 0 => x, 1 => y, 2 => z, _ => w };
        return Philox.ToUnit(word) >= (float)position.Probability ? 1 / (1 - position.Probability) : 0;
    };

    private static ulong Key(ulong seed, int layer, long sequence)
    {
        (uint low, uint high, _, _) = Philox.Block((uint)sequence, (uint)((ulong)sequence >> 32), (uint)layer, KeyDomain, seed);
        return ((ulong)high << 32) | low;
    }
}
