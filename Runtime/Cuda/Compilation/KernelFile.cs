using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Ottt.Cuda;

/// <summary>
/// A file of the cache: 8 bytes that name the format, the length of the image in 8 bytes, its SHA-256 in 32 bytes, the image.
/// </summary>
internal static class KernelFile
{
    private const int LengthBytes = sizeof(long);

    private static ReadOnlySpan<byte> Magic => "OTTTKRN1"u8;

    private static int HeaderBytes => Magic.Length + LengthBytes + SHA256.HashSizeInBytes;

    internal static byte[] Encode(ReadOnlySpan<byte> image)
    {
        byte[] file = new byte[HeaderBytes + image.Length];
        Magic.CopyTo(file);
        BinaryPrimitives.WriteInt64LittleEndian(file.AsSpan(Magic.Length), image.Length);
        SHA256.HashData(image, file.AsSpan(Magic.Length + LengthBytes));
        image.CopyTo(file.AsSpan(HeaderBytes));
        return file;
    }

    /// <summary>Reads a file.</summary>
    /// <returns>The image, or null where the file is not what <see cref="Encode"/> made.</returns>
    internal static byte[]? Decode(ReadOnlySpan<byte> file)
    {
        if (file.Length < HeaderBytes || !file.StartsWith(Magic)) return null;
        ReadOnlySpan<byte> image = file[HeaderBytes..];
        if (BinaryPrimitives.ReadInt64LittleEndian(file[Magic.Length..]) != image.Length) return null;
        ReadOnlySpan<byte> sum = file.Slice(Magic.Length + LengthBytes, SHA256.HashSizeInBytes);
        return sum.SequenceEqual(SHA256.HashData(image)) ? image.ToArray() : null;
    }
}
