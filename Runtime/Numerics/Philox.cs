using System.Runtime.CompilerServices;

namespace Ottt.Numerics;

/// <summary>
/// The counter-based generator Philox 4x32-10 of Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3" (SC 2011):
/// a keyed bijection of 128-bit counters. A number is found from its coordinates alone, whoever asks for it and in which order.
/// </summary>
public static class Philox
{
    private const int Rounds = 10;
    private const uint Multiplier0 = 0xD2511F53, Multiplier1 = 0xCD9E8D57;
    private const uint KeyStep0 = 0x9E3779B9, KeyStep1 = 0xBB67AE85;

    /// <summary>Four random words for a counter.</summary>
    /// <param name="c0">The first, lowest word of the counter.</param>
    /// <param name="c1">The second word.</param>
    /// <param name="c2">The third word.</param>
    /// <param name="c3">The fourth word.</param>
    /// <param name="key">The key; its low half is the first key word.</param>
    public static (uint X, uint Y, uint Z, uint W) Block(uint c0, uint c1, uint c2, uint c3, ulong key)
    {
        uint key0 = (uint)key, key1 = (uint)(key >> 32);
        for (int round = 0; round < Rounds; round++)
        {
            ulong product0 = (ulong)Multiplier0 * c0, product1 = (ulong)Multiplier1 * c2;
            (c0, c1, c2, c3) = ((uint)(product1 >> 32) ^ c1 ^ key0, (uint)product1, (uint)(product0 >> 32) ^ c3 ^ key1, (uint)product0);
            unchecked
            {
                key0 += KeyStep0;
                key1 += KeyStep1;
            }
        }

        return (c0, c1, c2, c3);
    }

    /// <summary>A number in [0, 1) from the top 24 bits of a word: a multiple of 2^-24, exact in single precision.</summary>
    /// <param name="word">The random word.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float ToUnit(uint word) => (word >> 8) * (1f / (1 << 24));
}
