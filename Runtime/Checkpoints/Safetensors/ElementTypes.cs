using System.Buffers.Binary;

namespace Ottt.Checkpoints.Safetensors;

/// <summary>The element types of a file that are read: floating-point numbers as <see cref="float"/>, whole numbers as <see cref="long"/>.</summary>
internal static class ElementTypes
{
    private static readonly Dictionary<string, int> Widths = new(StringComparer.Ordinal)
    {
        ["F64"] = 8,
        ["F32"] = 4,
        ["F16"] = 2,
        ["BF16"] = 2,
        ["I64"] = 8,
        ["I32"] = 4,
        ["I16"] = 2,
        ["I8"] = 1,
        ["U8"] = 1,
    };

    /// <summary>All of them, for a message.</summary>
    public static string Known => string.Join(", ", Widths.Keys);

    /// <summary>The bytes of an element, or null for a type that is not read.</summary>
    public static int? WidthOf(string type) => Widths.TryGetValue(type, out int width) ? width : null;

    /// <summary>Whether the elements are floating-point numbers.</summary>
    public static bool IsFloatingPoint(string type) => type.Contains('F', StringComparison.Ordinal);

    /// <summary>Reads floating-point numbers; those of double precision are rounded to the nearest.</summary>
    public static void Read(string type, ReadOnlySpan<byte> bytes, Span<float> values)
    {
        int width = Widths[type];
        for (int index = 0; index < values.Length; index++)
        {
            ReadOnlySpan<byte> element = bytes.Slice(index * width, width);
            values[index] = type switch
            {
                "F32" => BinaryPrimitives.ReadSingleLittleEndian(element),
                "F64" => (float)BinaryPrimitives.ReadDoubleLittleEndian(element),
                "F16" => (float)BinaryPrimitives.ReadHalfLittleEndian(element),
                _ => BitConverter.UInt32BitsToSingle((uint)BinaryPrimitives.ReadUInt16LittleEndian(element) << 16),
            };
        }
    }

    /// <summary>Reads whole numbers.</summary>
    public static void Read(string type, ReadOnlySpan<byte> bytes, Span<long> values)
    {
        int width = Widths[type];
        for (int index = 0; index < values.Length; index++)
        {
            ReadOnlySpan<byte> element = bytes.Slice(index * width, width);
            values[index] = type switch
            {
                "I64" => BinaryPrimitives.ReadInt64LittleEndian(element),
                "I32" => BinaryPrimitives.ReadInt32LittleEndian(element),
                "I16" => BinaryPrimitives.ReadInt16LittleEndian(element),
                "I8" => (sbyte)element[0],
                _ => element[0],
            };
        }
    }
}
