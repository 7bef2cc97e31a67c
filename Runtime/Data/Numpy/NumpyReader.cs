using System.Buffers.Binary;
using System.Text;

namespace Ottt.Data.Numpy;

/// <summary>
/// Reads an array from a stream in the format of <c>numpy.lib.format</c>, versions 1.0 to 3.0: <c>\x93NUMPY</c>, the version, the length of the header,
/// the header, the elements.
/// </summary>
internal static class NumpyReader
{
    /// <summary>More than any shape needs; NumPy itself takes at most 10000.</summary>
    private const int LongestHeader = 1 << 16;

    private static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    /// <summary>Reads an array, which must be all there is.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="source">What it is, for messages.</param>
    /// <param name="length">The bytes that there are said to be.</param>
    public static NumpyArray Read(Stream stream, NumpySource source, long length)
    {
        (NumpyHeader header, long position) = ReadHeader(stream, source);
        long bytes = (long)header.Count * header.Element.Size;
        string what = $"({string.Join(", ", header.Shape)}) elements of {header.Element.Name} are {bytes} bytes";
        if (length < position + bytes) throw source.Error($"is truncated: {what} after the header, but there are {length - position}", length);
        byte[] content = BoundedReader.Read(stream, (int)bytes, out int found);
        if (found < bytes) throw source.Error($"is truncated: {what} after the header, but there are {found}", position + found);
        if (length > position + bytes || stream.ReadByte() >= 0) throw source.Error($"goes on after its elements: {what} after the header", position + bytes);
        CheckBooleans(header, content, source, position);
        Array values = header.Element.Convert(content.AsSpan(0, (int)bytes));
        return new NumpyArray(header.IsFortranOrder ? FortranOrder.ToRowMajor(values, header.Shape) : values, header.Shape);
    }

    private static (NumpyHeader Header, long End) ReadHeader(Stream stream, NumpySource source)
    {
        Span<byte> start = stackalloc byte[8];
        Fill(stream, start, source, 0);
        if (!start.StartsWith(Magic))
        {
            throw source.Error($"is no NumPy file: it starts with {Convert.ToHexString(start[..Magic.Length])} instead of {Convert.ToHexString(Magic)}", 0);
        }

        (byte major, byte minor) = (start[6], start[7]);
        if (major is < 1 or > 3 || minor != 0) throw source.Error($"has version {major}.{minor} of the format, where 1.0, 2.0 and 3.0 can be read", 6);
        Span<byte> size = stackalloc byte[major == 1 ? sizeof(ushort) : sizeof(uint)];
        Fill(stream, size, source, start.Length);
        uint length = major == 1 ? BinaryPrimitives.ReadUInt16LittleEndian(size) : BinaryPrimitives.ReadUInt32LittleEndian(size);
        if (length > LongestHeader) throw source.Error($"has a header of {length} bytes, more than {LongestHeader}", start.Length);
        int place = start.Length + size.Length;
        byte[] text = new byte[length];
        Fill(stream, text, source, place);
        return (new NumpyHeaderParser(Encoding.Latin1.GetString(text), source, place).Parse(), place + length);
    }

    private static void Fill(Stream stream, Span<byte> bytes, NumpySource source, int position)
    {
        int found = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (found < bytes.Length) throw source.Error("ends within its header", position + found);
    }

    private static void CheckBooleans(NumpyHeader header, ReadOnlySpan<byte> content, NumpySource source, long position)
    {
        if (header.Element.Name != "b1") return;
        int wrong = content[..header.Count].IndexOfAnyExceptInRange((byte)0, (byte)1);
        if (wrong >= 0) throw source.Error($"has {content[wrong]} for element {wrong}, which is neither true (1) nor false (0)", position + wrong);
    }
}
