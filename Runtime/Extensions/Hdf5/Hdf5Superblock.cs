using System.Buffers.Binary;
using Ottt.Data;

namespace Ottt.Hdf5;

/// <summary>
/// The beginning of an HDF5 file, which says how long the file is: looked at before anything else, so that a file that was cut is told from one that was
/// not. The layout is that of the HDF5 File Format Specification, version 3.0, section II.A.
/// </summary>
internal static class Hdf5Superblock
{
    private const int Length = 96;

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'H', (byte)'D', (byte)'F', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n'];

    /// <summary>Checks signature and length, and leaves the stream at its beginning.</summary>
    /// <exception cref="DataFormatException">The file is no HDF5 file, or has fewer bytes than it says.</exception>
    public static void Check(string path, Stream stream)
    {
        Span<byte> start = stackalloc byte[Length];
        int found = stream.ReadAtLeast(start, Length, throwOnEndOfStream: false);
        stream.Position = 0;
        start = start[..found];
        if (!start.StartsWith(Signature))
        {
            string what = found == 0 ? "is empty" : $"begins with {Convert.ToHexString(start[..Math.Min(found, Signature.Length)])}";
            throw new DataFormatException(path, $"is no HDF5 file: it {what} instead of {Convert.ToHexString(Signature)}", offset: 0);
        }

        if (EndOf(path, start) is not { } end) throw new DataFormatException(path, "ends within its first block", offset: found);
        if (end > (ulong)stream.Length)
        {
            throw new DataFormatException(path, $"is truncated: it says that it has {end} bytes, and has {stream.Length}", offset: stream.Length);
        }
    }

    /// <summary>The end of the file as the file says it; null where it ends before that.</summary>
    private static ulong? EndOf(string path, ReadOnlySpan<byte> start)
    {
        if (start.Length < 16) return null;
        byte version = start[8];
        (int sizeAt, int addressesAt, int address) = version switch
        {
            0 => (13, 24, 2),
            1 => (13, 28, 2),
            2 or 3 => (9, 12, 2),
            _ => throw new DataFormatException(path, $"has a first block of version {version}; those from 0 to 3 are known", offset: 8),
        };
        int size = start[sizeAt];
        if (size is not (2 or 4 or 8)) throw new DataFormatException(path, $"has addresses of {size} bytes; 2, 4 and 8 are known", offset: sizeAt);
        int from = addressesAt + (address * size);
        if (start.Length < from + size) return null;
        ReadOnlySpan<byte> end = start.Slice(from, size);
        return size switch
        {
            2 => BinaryPrimitives.ReadUInt16LittleEndian(end),
            4 => BinaryPrimitives.ReadUInt32LittleEndian(end),
            _ => BinaryPrimitives.ReadUInt64LittleEndian(end),
        };
    }
}
