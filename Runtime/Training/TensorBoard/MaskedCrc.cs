using System.Numerics;
using System.Runtime.InteropServices;

namespace Ottt.Training.TensorBoard;

/// <summary>The checksum of TFRecord files: CRC-32C (Castagnoli), rotated and shifted by a constant so that a checksum of checksums stays one.</summary>
internal static class MaskedCrc
{
    private const uint Mask = 0xA282EAD8;

    /// <summary>The masked checksum of some bytes.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes) => unchecked(BitOperations.RotateRight(Plain(bytes), 15) + Mask);

    /// <summary>The checksum itself, as RFC 3720 has it for iSCSI.</summary>
    public static uint Plain(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<byte, ulong>(bytes);
        if (BitConverter.IsLittleEndian)
        {
            foreach (ulong word in words) crc = BitOperations.Crc32C(crc, word);
            bytes = bytes[(words.Length * sizeof(ulong))..];
        }

        foreach (byte value in bytes) crc = BitOperations.Crc32C(crc, value);
        return ~crc;
    }
}
