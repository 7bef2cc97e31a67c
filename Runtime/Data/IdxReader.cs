using System.Buffers.Binary;
using System.IO.Compression;

namespace Ottt.Data;

/// <summary>
/// Reads IDX files of unsigned bytes, the format of MNIST: two zero bytes, the element type (8), the number of dimensions, the sizes as
/// 32-bit big-endian integers, the elements. A file may be compressed with gzip, whatever its name.
/// </summary>
public static class IdxReader
{
    private const byte UnsignedByte = 0x08;

    /// <summary>Reads an array.</summary>
    /// <param name="path">The file.</param>
    /// <param name="rank">The number of dimensions that it must have: 3 for images, 1 for labels.</param>
    /// <exception cref="DataFormatException">There is no such file, or it cannot be read, is damaged or another kind of file.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rank"/> is not from 1 to 255.</exception>
    public static IdxArray Read(string path, int rank)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rank, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rank, byte.MaxValue);
        using FileStream file = DataFile.Open(path);
        try
        {
            if (!IsGzip(file)) return ReadArray(file, path, rank);
            using var unpacked = new GZipStream(file, CompressionMode.Decompress, leaveOpen: true);
            IdxArray array = ReadArray(unpacked, path, rank);
            CheckGzipEnd(file, HeaderLength(rank) + array.Values.Length, path);
            return array;
        }
        catch (InvalidDataException exception)
        {
            throw new DataFormatException(path, "is not a whole, undamaged gzip file", exception);
        }
        catch (Exception exception) when (DataFile.IsRefusal(exception))
        {
            throw DataFile.Unreadable(path, exception);
        }
    }

    private static bool IsGzip(FileStream file)
    {
        bool isGzip = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
        file.Position = 0;
        return isGzip;
    }

    private static void CheckGzipEnd(FileStream file, long unpackedLength, string path)
    {
        // GZipStream is content where the checksum and the length at the end are cut off, as long as the data is whole.
        Span<byte> end = stackalloc byte[4];
        file.Seek(-end.Length, SeekOrigin.End);
        file.ReadExactly(end);
        if (BinaryPrimitives.ReadUInt32LittleEndian(end) != (uint)unpackedLength)
        {
            throw new DataFormatException(path, $"does not end as a gzip file of {unpackedLength} bytes does; it is cut off or goes on");
        }
    }

    private static IdxArray ReadArray(Stream stream, string path, int rank)
    {
        int[] dimensions = ReadHeader(stream, path, rank);
        int count = CountElements(dimensions, path);
        byte[] values = BoundedReader.Read(stream, count, out int found);
        if (found < count)
        {
            throw new DataFormatException(
                path, $"is truncated: [{string.Join(", ", dimensions)}] is {count} bytes after the header, but there are {found}",
                offset: HeaderLength(rank) + found);
        }

        if (stream.ReadByte() >= 0)
        {
            throw new DataFormatException(
                path, $"goes on after the {count} bytes that its header [{string.Join(", ", dimensions)}] promises", offset: HeaderLength(rank) + count);
        }

        return new IdxArray(dimensions, values);
    }

    private static int[] ReadHeader(Stream stream, string path, int rank)
    {
        Span<byte> magic = stackalloc byte[4];
        int found = stream.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false);
        if (found < magic.Length)
        {
            throw new DataFormatException(path, $"is truncated: an IDX file starts with 4 bytes, but there are {found}", offset: found);
        }

        if (magic[0] != 0 || magic[1] != 0)
        {
            throw new DataFormatException(path, $"is not an IDX file: it starts with {magic[0]:X2} {magic[1]:X2} instead of 00 00", offset: 0);
        }

        if (magic[2] != UnsignedByte)
        {
            throw new DataFormatException(
                path, $"has elements of type 0x{magic[2]:X2} where unsigned bytes, 0x{UnsignedByte:X2}, are expected", offset: 2);
        }

        if (magic[3] != rank) throw new DataFormatException(path, $"has {magic[3]} dimensions where {rank} are expected", offset: 3);

        Span<byte> sizes = stackalloc byte[4 * rank];
        found = stream.ReadAtLeast(sizes, sizes.Length, throwOnEndOfStream: false);
        if (found < sizes.Length)
        {
            throw new DataFormatException(
                path, $"is truncated: the header has {HeaderLength(rank)} bytes, but there are {magic.Length + found}", offset: magic.Length + found);
        }

        var dimensions = new int[rank];
        for (int index = 0; index < rank; index++)
        {
            uint size = BinaryPrimitives.ReadUInt32BigEndian(sizes[(4 * index)..]);
            if (size is 0 or > int.MaxValue)
            {
                throw new DataFormatException(
                    path, $"has the size {size} in dimension {index}, where 1 to {int.MaxValue} is possible", offset: magic.Length + (4 * index));
            }

            dimensions[index] = (int)size;
        }

        return dimensions;
    }

    private static int CountElements(int[] dimensions, string path)
    {
        long count = 1;
        foreach (int size in dimensions)
        {
            count *= size;
            if (count > Array.MaxLength)
            {
                throw new DataFormatException(
                    path, $"has the sizes [{string.Join(", ", dimensions)}], more than the {Array.MaxLength} bytes that an array can hold",
                    offset: HeaderLength(0));
            }
        }

        return (int)count;
    }

    private static long HeaderLength(int rank) => 4 + (4L * rank);
}
