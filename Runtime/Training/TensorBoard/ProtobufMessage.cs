using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Ottt.Training.TensorBoard;

/// <summary>
/// A message in the wire format of protocol buffers: for each field a key, which is 8 times its number plus the kind of what follows, and its value.
/// </summary>
internal sealed class ProtobufMessage
{
    private const int Varint = 0;
    private const int EightBytes = 1;
    private const int Counted = 2;
    private const int FourBytes = 5;

    private readonly ArrayBufferWriter<byte> _bytes = new();

    /// <summary>The message so far.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.WrittenSpan;

    public ProtobufMessage Add(int field, long value)
    {
        Key(field, Varint);
        Number(unchecked((ulong)value));
        return this;
    }

    public ProtobufMessage Add(int field, double value)
    {
        Key(field, EightBytes);
        BinaryPrimitives.WriteDoubleLittleEndian(_bytes.GetSpan(sizeof(double)), value);
        _bytes.Advance(sizeof(double));
        return this;
    }

    public ProtobufMessage Add(int field, float value)
    {
        Key(field, FourBytes);
        BinaryPrimitives.WriteSingleLittleEndian(_bytes.GetSpan(sizeof(float)), value);
        _bytes.Advance(sizeof(float));
        return this;
    }

    public ProtobufMessage Add(int field, string value) => Add(field, Encoding.UTF8.GetBytes(value));

    public ProtobufMessage Add(int field, ProtobufMessage value) => Add(field, value.Bytes);

    public ProtobufMessage Add(int field, ReadOnlySpan<byte> value)
    {
        Key(field, Counted);
        Number((ulong)value.Length);
        _bytes.Write(value);
        return this;
    }

    private void Key(int field, int kind) => Number((ulong)((field << 3) | kind));

    /// <summary>Seven bits a byte, the lowest first, with the highest bit where more follow.</summary>
    private void Number(ulong value)
    {
        for (; value >= 0x80; value >>= 7) Byte((byte)(value | 0x80));
        Byte((byte)value);
    }

    private void Byte(byte value)
    {
        _bytes.GetSpan(1)[0] = value;
        _bytes.Advance(1);
    }
}
