using System.Buffers.Binary;
using System.Text;

namespace Ottt.Data.Numpy;

/// <summary>Writes arrays as NumPy does: a header of version 1.0, filled up with spaces so that the elements begin at a multiple of 64 bytes.</summary>
internal static class NumpyWriter
{
    private const int Alignment = 64;
    private const int BeforeHeader = 10;
    private const int ChunkElements = 8192;

    public static void Write(Stream stream, NumpyArray array)
    {
        stream.Write(Header(array));
        switch (array.Values)
        {
            case float[] singles:
                WriteEach(stream, singles, sizeof(float), BinaryPrimitives.WriteSingleLittleEndian);
                break;
            case long[] integers:
                WriteEach(stream, integers, sizeof(long), BinaryPrimitives.WriteInt64LittleEndian);
                break;
            default:
                stream.Write((byte[])array.Values);
                break;
        }
    }

    private static byte[] Header(NumpyArray array)
    {
        string kind = array.Values switch
        {
            float[] => "<f4",
            long[] => "<i8",
            _ => "|u1",
        };
        string shape = array.Shape.Count == 1 ? $"({array.Shape[0]},)" : $"({string.Join(", ", array.Shape)})";
        string text = $"{{'descr': '{kind}', 'fortran_order': False, 'shape': {shape}, }}";
        int length = BeforeHeader + text.Length + 1;
        int padded = (length + Alignment - 1) / Alignment * Alignment;
        byte[] header = new byte[padded];
        ReadOnlySpan<byte> start = [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y', 1, 0];
        start.CopyTo(header);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(start.Length), checked((ushort)(padded - BeforeHeader)));
        Encoding.ASCII.GetBytes(text.PadRight(padded - BeforeHeader - 1) + '\n', header.AsSpan(BeforeHeader));
        return header;
    }

    private static void WriteEach<T>(Stream stream, ReadOnlySpan<T> values, int size, Writer<T> write)
    {
        byte[] chunk = new byte[Math.Min(values.Length, ChunkElements) * size];
        while (!values.IsEmpty)
        {
            int count = Math.Min(values.Length, ChunkElements);
            for (int index = 0; index < count; index++) write(chunk.AsSpan(index * size, size), values[index]);
            stream.Write(chunk, 0, count * size);
            values = values[count..];
        }
    }

    private delegate void Writer<T>(Span<byte> destination, T value);
}
