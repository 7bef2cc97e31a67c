using System.Buffers.Binary;
using System.Security.Cryptography;
using Ottt.Data;

namespace Ottt.Checkpoints.Safetensors;

/// <summary>
/// Reads files in the safetensors format (Hugging Face): the length of the header as a 64-bit little-endian integer, a JSON object that says type,
/// shape and place of each tensor, the elements. Every number of the header is checked against the length of the file before memory is taken. A
/// file with a digest, as <see cref="SafetensorsWriter"/> leaves one, is checked bit for bit.
/// </summary>
public static class SafetensorsReader
{
    /// <summary>The bytes of the length of the header.</summary>
    internal const int LengthBytes = 8;

    // As the reference implementation has it.
    private const int LargestHeader = 100_000_000;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>Its tensors, in the order of their bytes: F32, F64, F16 and BF16 as floats, I64, I32, I16, I8 and U8 as long integers.</returns>
    /// <exception cref="DataFormatException">There is no such file, it cannot be read, or it is damaged or another kind of file.</exception>
    public static TensorCollection Read(string path) => Open(path, ReadTensors);

    /// <summary>Reads the texts of a file's header. The places of the tensors are checked, the tensors and a digest are not read.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="DataFormatException">There is no such file, it cannot be read, or it is damaged or another kind of file.</exception>
    public static IReadOnlyDictionary<string, string> ReadMetadata(string path) => Open(path, (name, file) => ReadHeader(name, file).Header.Metadata);

    private static T Open<T>(string path, Func<string, FileStream, T> read)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using FileStream file = DataFile.Open(path);
        try
        {
            return read(path, file);
        }
        catch (Exception problem) when (DataFile.IsRefusal(problem))
        {
            throw DataFile.Unreadable(path, problem);
        }
    }

    private static (byte[] Start, SafetensorsHeader Header) ReadHeader(string path, FileStream file)
    {
        byte[] start = ReadStart(path, file);
        return (start, SafetensorsHeader.Parse(path, start.AsMemory(LengthBytes), start.Length, file.Length - start.Length));
    }

    private static TensorCollection ReadTensors(string path, FileStream file)
    {
        (byte[] start, SafetensorsHeader header) = ReadHeader(path, file);
        using IncrementalHash? hash = SafetensorsDigest.Begin(path, start, header.Metadata);
        var tensors = new List<NamedTensor>();
        foreach (SafetensorsEntry entry in header.Entries) tensors.Add(ReadTensor(path, file, entry, hash));
        if (hash is not null) SafetensorsDigest.Check(path, hash, header.Metadata);
        return new TensorCollection(tensors, header.Metadata);
    }

    /// <summary>The length and the header.</summary>
    private static byte[] ReadStart(string path, FileStream file)
    {
        Span<byte> length = stackalloc byte[LengthBytes];
        int found = file.ReadAtLeast(length, LengthBytes, throwOnEndOfStream: false);
        if (found < LengthBytes) throw new DataFormatException(path, $"is truncated: a safetensors file starts with {LengthBytes} bytes, but there are {found}", offset: found);
        ulong headerLength = BinaryPrimitives.ReadUInt64LittleEndian(length);
        if (headerLength > LargestHeader) throw new DataFormatException(path, $"is not a safetensors file: its first {LengthBytes} bytes promise a header of {headerLength} bytes, where at most {LargestHeader} is possible", offset: 0);
        if ((long)headerLength > file.Length - LengthBytes)
        {
            throw new DataFormatException(path, $"is truncated, or not a safetensors file: its header of {headerLength} bytes ends behind the {file.Length} bytes of the file", offset: file.Length);
        }

        var start = new byte[LengthBytes + (int)headerLength];
        length.CopyTo(start);
        Fill(path, file, start.AsSpan(LengthBytes));
        return start;
    }

    private static NamedTensor ReadTensor(string path, FileStream file, SafetensorsEntry entry, IncrementalHash? hash)
    {
        int count = (int)entry.Count, width = ElementTypes.WidthOf(entry.Type)!.Value;
        if (ElementTypes.IsFloatingPoint(entry.Type))
        {
            var numbers = new float[count];
            ReadPieces(path, file, count, width, hash, (start, bytes) => ElementTypes.Read(entry.Type, bytes, numbers.AsSpan(start, bytes.Length / width)));
            return new NamedTensor<float>(entry.Name, entry.Shape, numbers);
        }

        var counts = new long[count];
        ReadPieces(path, file, count, width, hash, (start, bytes) => ElementTypes.Read(entry.Type, bytes, counts.AsSpan(start, bytes.Length / width)));
        return new NamedTensor<long>(entry.Name, entry.Shape, counts);
    }

    private static void ReadPieces(string path, FileStream file, int count, int width, IncrementalHash? hash, Action<int, byte[]> read)
    {
        const int PieceElements = 1 << 14;
        for (int start = 0; start < count; start += PieceElements)
        {
            var bytes = new byte[Math.Min(PieceElements, count - start) * width];
            Fill(path, file, bytes);
            hash?.AppendData(bytes);
            read(start, bytes);
        }
    }

    private static void Fill(string path, FileStream file, Span<byte> bytes)
    {
        int found = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (found < bytes.Length) throw new DataFormatException(path, $"ends at byte {file.Position}; it became shorter while it was read", offset: file.Position);
    }
}
