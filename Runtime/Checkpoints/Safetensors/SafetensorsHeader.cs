using System.Text.Json;
using Ottt.Data;

namespace Ottt.Checkpoints.Safetensors;

/// <summary>The header of a file, every number of it checked against the length of the file.</summary>
/// <param name="Entries">The tensors, in the order of their bytes.</param>
/// <param name="Metadata">The texts beside them.</param>
internal sealed record SafetensorsHeader(IReadOnlyList<SafetensorsEntry> Entries, IReadOnlyDictionary<string, string> Metadata)
{
    /// <summary>The name under which the header has its texts.</summary>
    public const string MetadataName = "__metadata__";

    /// <summary>Reads a header.</summary>
    /// <param name="path">The file, for messages.</param>
    /// <param name="json">The header.</param>
    /// <param name="dataStart">Where the data starts in the file.</param>
    /// <param name="dataLength">The bytes of data that the file has.</param>
    /// <exception cref="DataFormatException">The header is damaged, or does not fit the file.</exception>
    public static SafetensorsHeader Parse(string path, ReadOnlyMemory<byte> json, long dataStart, long dataLength)
    {
        using JsonDocument document = Open(path, json);
        try
        {
            return Parse(path, document, dataStart, dataLength);
        }
        catch (InvalidOperationException problem)
        {
            // JSON may hold bytes, and escape halves of characters, that are no Unicode.
            throw new DataFormatException(path, "has a header with a text that is not Unicode", problem);
        }
    }

    private static SafetensorsHeader Parse(string path, JsonDocument document, long dataStart, long dataLength)
    {
        if (document.RootElement.ValueKind != JsonValueKind.Object) throw new DataFormatException(path, $"has a header that is not a JSON object but {document.RootElement.ValueKind}");
        var names = new HashSet<string>(StringComparer.Ordinal);
        var entries = new List<SafetensorsEntry>();
        IReadOnlyDictionary<string, string> metadata = new Dictionary<string, string>();
        foreach (JsonProperty property in document.RootElement.EnumerateObject())
        {
            if (!names.Add(property.Name)) throw new DataFormatException(path, $"has two tensors '{property.Name}'");
            if (property.Name == MetadataName) metadata = ReadMetadata(path, property.Value);
            else entries.Add(ReadEntry(path, property));
        }

        entries.Sort((one, other) => (one.Start, one.End).CompareTo((other.Start, other.End)));
        CheckPlaces(path, entries, dataStart, dataLength);
        return new SafetensorsHeader(entries, metadata);
    }

    private static JsonDocument Open(string path, ReadOnlyMemory<byte> json)
    {
        try
        {
            return JsonDocument.Parse(json);
        }
        catch (JsonException problem)
        {
            throw new DataFormatException(path, "has a header that is not JSON", problem, SafetensorsReader.LengthBytes + (problem.BytePositionInLine ?? 0));
        }
    }

    private static Dictionary<string, string> ReadMetadata(string path, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object) throw new DataFormatException(path, $"has a {MetadataName} that is not an object but {value.ValueKind}");
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (JsonProperty property in value.EnumerateObject())
        {
            if (property.Value.ValueKind != JsonValueKind.String) throw new DataFormatException(path, $"has a {MetadataName} whose '{property.Name}' is not a text but {property.Value.ValueKind}");
            if (!metadata.TryAdd(property.Name, property.Value.GetString()!)) throw new DataFormatException(path, $"has two texts '{property.Name}' in its {MetadataName}");
        }

        return metadata;
    }

    private static SafetensorsEntry ReadEntry(string path, JsonProperty property)
    {
        JsonElement value = property.Value;
        if (value.ValueKind != JsonValueKind.Object
            || !value.TryGetProperty("dtype", out JsonElement type) || type.ValueKind != JsonValueKind.String
            || !value.TryGetProperty("shape", out JsonElement shape) || shape.ValueKind != JsonValueKind.Array
            || !value.TryGetProperty("data_offsets", out JsonElement offsets) || offsets.ValueKind != JsonValueKind.Array)
        {
            throw new DataFormatException(path, $"has a tensor '{property.Name}' without dtype, shape and data_offsets");
        }

        var sizes = new List<int>();
        long count = 1;
        foreach (JsonElement size in shape.EnumerateArray())
        {
            if (size.ValueKind != JsonValueKind.Number || !size.TryGetInt32(out int number) || number < 0) throw new DataFormatException(path, $"has a tensor '{property.Name}' of the size {size.GetRawText()}, where 0 to {int.MaxValue} is possible");
            sizes.Add(number);
            count *= number;
            if (count > Array.MaxLength) throw new DataFormatException(path, $"has a tensor '{property.Name}' of [{string.Join(", ", sizes)}] and more, more than the {Array.MaxLength} elements that an array can hold");
        }

        long[] places = [.. offsets.EnumerateArray().Select(place => place.ValueKind == JsonValueKind.Number && place.TryGetInt64(out long number) ? number : -1)];
        if (places is not [>= 0 and var start, >= 0 and var end] || end < start) throw new DataFormatException(path, $"has a tensor '{property.Name}' that lies at {offsets.GetRawText()}, where two growing numbers are expected");
        return new SafetensorsEntry(property.Name, type.GetString()!, sizes, start, end);
    }

    /// <summary>As the format asks, tensors fill the data without a gap and without sharing a byte.</summary>
    private static void CheckPlaces(string path, List<SafetensorsEntry> entries, long dataStart, long dataLength)
    {
        long place = 0;
        foreach (SafetensorsEntry entry in entries)
        {
            int width = ElementTypes.WidthOf(entry.Type)
                ?? throw new DataFormatException(path, $"has a tensor '{entry.Name}' of type {entry.Type}; {ElementTypes.Known} are read");
            if (entry.End > dataLength)
            {
                throw new DataFormatException(
                    path, $"is truncated: tensor '{entry.Name}' ends at byte {dataStart + entry.End}, but the file has {dataStart + dataLength}", offset: dataStart + dataLength);
            }

            if (entry.End - entry.Start != entry.Count * width)
            {
                throw new DataFormatException(
                    path, $"has a tensor '{entry.Name}' of {entry.Type} [{string.Join(", ", entry.Shape)}], which is {entry.Count * width} bytes, at [{entry.Start}, {entry.End}], which is {entry.End - entry.Start}", offset: dataStart + entry.Start);
            }

            if (entry.Start != place)
            {
                throw new DataFormatException(path, $"has a tensor '{entry.Name}' that does not begin where the one before it ends, at byte {dataStart + place}", offset: dataStart + entry.Start);
            }

            place = entry.End;
        }

        if (place != dataLength) throw new DataFormatException(path, $"goes on for {dataLength - place} bytes after the tensors of its header", offset: dataStart + place);
    }
}
