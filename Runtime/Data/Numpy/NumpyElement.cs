using System.Buffers.Binary;

namespace Ottt.Data.Numpy;

/// <summary>A kind of element that can be read.</summary>
/// <param name="Name">How NumPy calls it, without the byte order.</param>
/// <param name="Size">Its bytes.</param>
/// <param name="Convert">Makes the array of many of them.</param>
internal sealed record NumpyElement(string Name, int Size, Func<ReadOnlySpan<byte>, Array> Convert)
{
    public static IReadOnlyList<NumpyElement> All { get; } =
    [
        new("f2", 2, bytes => Each(bytes, 2, element => (float)BinaryPrimitives.ReadHalfLittleEndian(element))),
        new("f4", 4, bytes => Each(bytes, 4, BinaryPrimitives.ReadSingleLittleEndian)),
        new("f8", 8, bytes => Each(bytes, 8, element => (float)BinaryPrimitives.ReadDoubleLittleEndian(element))),
        new("i1", 1, bytes => Each(bytes, 1, element => (long)(sbyte)element[0])),
        new("i2", 2, bytes => Each(bytes, 2, element => (long)BinaryPrimitives.ReadInt16LittleEndian(element))),
        new("i4", 4, bytes => Each(bytes, 4, element => (long)BinaryPrimitives.ReadInt32LittleEndian(element))),
        new("i8", 8, bytes => Each(bytes, 8, BinaryPrimitives.ReadInt64LittleEndian)),
        new("u1", 1, bytes => bytes.ToArray()),
        new("u2", 2, bytes => Each(bytes, 2, element => (long)BinaryPrimitives.ReadUInt16LittleEndian(element))),
        new("u4", 4, bytes => Each(bytes, 4, element => (long)BinaryPrimitives.ReadUInt32LittleEndian(element))),
        new("b1", 1, bytes => bytes.ToArray()),
    ];

    /// <summary>The kinds by name, for messages.</summary>
    public static string Names => string.Join(", ", All.Select(element => element.Name));

    private static T[] Each<T>(ReadOnlySpan<byte> bytes, int size, Reader<T> read)
    {
        var values = new T[bytes.Length / size];
        for (int index = 0; index < values.Length; index++) values[index] = read(bytes.Slice(index * size, size));
        return values;
    }

    private delegate T Reader<T>(ReadOnlySpan<byte> element);
}
