using System.Buffers.Binary;
using System.Text;
using System.Text.Json;

namespace Ottt.Testing;

/// <summary>
/// A file of named tensors: a little-endian header length, a JSON header, raw little-endian data. Reads what the golden numbers use, F32 and I64.
/// Written for the tests alone, so that no number of theirs passes through code under test.
/// </summary>
internal sealed class SafetensorsFile
{
    private const int LengthBytes = 8;

    private readonly Dictionary<string, SafetensorsTensor> _tensors;
    private readonly string _path;

    private SafetensorsFile(string path, Dictionary<string, SafetensorsTensor> tensors)
    {
        _path = path;
        _tensors = tensors;
    }

    public IEnumerable<string> Names => _tensors.Keys;

    public SafetensorsTensor this[string name] => _tensors.TryGetValue(name, out SafetensorsTensor? tensor)
        ? tensor
        : throw new KeyNotFoundException($"{_path} has no tensor '{name}'; it has {string.Join(", ", _tensors.Keys.Order(StringComparer.Ordinal))}.");

    public bool Contains(string name) => _tensors.ContainsKey(name);

    public static SafetensorsFile Read(string path) => Parse(path, File.ReadAllBytes(path));

    /// <summary>Parses the bytes of a file.</summary>
    /// <param name="path">Where they came from, for messages.</param>
    /// <param name="bytes">The whole file.</param>
    /// <exception cref="InvalidDataException">The bytes are no such file.</exception>
    public static SafetensorsFile Parse(string path, byte[] bytes)
    {
        if (bytes.Length < LengthBytes) throw new InvalidDataException($"{path} has {bytes.Length} bytes; a header length takes {LengthBytes}.");
        ulong headerBytes = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        ulong rest = (ulong)(bytes.Length - LengthBytes);
        if (headerBytes > rest) throw new InvalidDataException($"{path} promises a header of {headerBytes} bytes; {rest} follow.");

        var tensors = new Dictionary<string, SafetensorsTensor>(StringComparer.Ordinal);
        ReadOnlyMemory<byte> data = bytes.AsMemory(LengthBytes + (int)headerBytes);
        using JsonDocument header = ParseHeader(path, bytes.AsMemory(LengthBytes, (int)headerBytes));
        foreach (JsonProperty entry in header.RootElement.EnumerateObject())
        {
            if (entry.Name != "__metadata__") tensors.Add(entry.Name, ReadTensor(path, entry, data));
        }

        return new SafetensorsFile(path, tensors);
    }

    private static JsonDocument ParseHeader(string path, ReadOnlyMemory<byte> header)
    {
        try
        {
            return JsonDocument.Parse(header);
        }
        catch (JsonException exception)
        {
            string start = Encoding.UTF8.GetString(header.Span[..Math.Min(40, header.Length)]);
            throw new InvalidDataException($"{path} has a header that is not JSON; it starts with '{start}'.", exception);
        }
    }

    private static SafetensorsTensor ReadTensor(string path, JsonProperty entry, ReadOnlyMemory<byte> data)
    {
        string type = entry.Value.GetProperty("dtype").GetString() ?? "";
        int[] shape = [.. entry.Value.GetProperty("shape").EnumerateArray().Select(size => size.GetInt32())];
        long[] offsets = [.. entry.Value.GetProperty("data_offsets").EnumerateArray().Select(offset => offset.GetInt64())];
        long elements = shape.Aggregate(1L, (product, size) => product * size);
        int width = type switch
        {
            "F32" => sizeof(float),
            "I64" => sizeof(long),
            _ => throw new InvalidDataException($"{path}: tensor '{entry.Name}' has type {type}; F32 and I64 are read."),
        };
        if (offsets is not [var start, var end] || start < 0 || end < start || end > data.Length)
        {
            throw new InvalidDataException($"{path}: tensor '{entry.Name}' lies at [{string.Join(", ", offsets)}] of {data.Length} bytes of data.");
        }

        if (end - start != elements * width)
        {
            throw new InvalidDataException(
                $"{path}: tensor '{entry.Name}' of {type} [{string.Join(", ", shape)}] needs {elements * width} bytes and has {end - start}.");
        }

        return new SafetensorsTensor(entry.Name, type, shape, data[(int)start..(int)end]);
    }
}
