using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Ottt.Files;

namespace Ottt.Checkpoints.Safetensors;

/// <summary>
/// Writes files in the safetensors format. They are written under another name and renamed when they are whole and on the disk, and the same
/// tensors make the same bytes.
/// </summary>
public static class SafetensorsWriter
{
    // The data begins at a multiple of this, as the reference implementation has it.
    private const int Alignment = 8;

    /// <summary>Writes a file; one of the same name is replaced.</summary>
    /// <param name="path">The file.</param>
    /// <param name="tensors">What is to be in it: floats as F32, long integers as I64, in their order.</param>
    /// <param name="withDigest">Whether the header gets the SHA-256 of the file, which <see cref="SafetensorsReader"/> then checks.</param>
    /// <exception cref="IOException">The file cannot be written; what was there before is left as it is.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public static void Write(string path, TensorCollection tensors, bool withDigest = true)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(tensors);
        byte[] start = WriteStart(tensors, withDigest);
        if (withDigest) PutDigest(start, tensors);
        AtomicFile.Write(path, stream =>
        {
            stream.Write(start);
            foreach (NamedTensor tensor in tensors) WriteElements(tensor, stream.Write);
        });
    }

    private static byte[] WriteStart(TensorCollection tensors, bool withDigest)
    {
        var header = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(header))
        {
            json.WriteStartObject();
            WriteMetadata(json, tensors.Metadata, withDigest);
            long place = 0;
            foreach (NamedTensor tensor in tensors) place = WriteEntry(json, tensor, place);
            json.WriteEndObject();
        }

        int padding = (Alignment - (header.WrittenCount % Alignment)) % Alignment;
        var start = new byte[SafetensorsReader.LengthBytes + header.WrittenCount + padding];
        BinaryPrimitives.WriteInt64LittleEndian(start, header.WrittenCount + padding);
        header.WrittenSpan.CopyTo(start.AsSpan(SafetensorsReader.LengthBytes));
        start.AsSpan(start.Length - padding).Fill((byte)' ');
        return start;
    }

    private static void WriteMetadata(Utf8JsonWriter json, IReadOnlyDictionary<string, string> metadata, bool withDigest)
    {
        json.WriteStartObject(SafetensorsHeader.MetadataName);

        // First, so that no other text is taken for it.
        if (withDigest) json.WriteString(SafetensorsDigest.Name, SafetensorsDigest.Placeholder);
        foreach ((string name, string text) in metadata.Where(entry => entry.Key != SafetensorsDigest.Name).OrderBy(entry => entry.Key, StringComparer.Ordinal)) json.WriteString(name, text);
        json.WriteEndObject();
    }

    private static long WriteEntry(Utf8JsonWriter json, NamedTensor tensor, long start)
    {
        bool counts = tensor is NamedTensor<long>;
        long end = start + ((long)tensor.Count * (counts ? sizeof(long) : sizeof(float)));
        json.WriteStartObject(tensor.Name);
        json.WriteString("dtype", counts ? "I64" : "F32");
        json.WriteStartArray("shape");
        foreach (int size in tensor.Shape) json.WriteNumberValue(size);
        json.WriteEndArray();
        json.WriteStartArray("data_offsets");
        json.WriteNumberValue(start);
        json.WriteNumberValue(end);
        json.WriteEndArray();
        json.WriteEndObject();
        return end;
    }

    private static void PutDigest(byte[] start, TensorCollection tensors)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(start);
        foreach (NamedTensor tensor in tensors) WriteElements(tensor, hash.AppendData);
        int place = start.AsSpan().IndexOf(Encoding.ASCII.GetBytes(SafetensorsDigest.Placeholder));
        Encoding.ASCII.GetBytes(SafetensorsDigest.Text(hash), start.AsSpan(place));
    }

    private delegate void Bytes(ReadOnlySpan<byte> bytes);

    private static void WriteElements(NamedTensor tensor, Bytes write)
    {
        if (tensor is NamedTensor<long> counts) write(LittleEndian(MemoryMarshal.AsBytes(counts.Values), sizeof(long)));
        else write(LittleEndian(MemoryMarshal.AsBytes(((NamedTensor<float>)tensor).Values), sizeof(float)));
    }

    private static ReadOnlySpan<byte> LittleEndian(ReadOnlySpan<byte> bytes, int width)
    {
        if (BitConverter.IsLittleEndian) return bytes;
        byte[] turned = bytes.ToArray();
        for (int element = 0; element < turned.Length; element += width) Array.Reverse(turned, element, width);
        return turned;
    }
}
