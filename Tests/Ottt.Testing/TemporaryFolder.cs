using System.IO.Compression;

namespace Ottt.Testing;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("ottt-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);

    /// <summary>Writes a file and tells its path.</summary>
    public string Write(string name, byte[] content)
    {
        string path = System.IO.Path.Combine(Path, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    /// <summary>The bytes of an IDX file: zero, zero, the type, the number of sizes, the sizes, the values.</summary>
    public static byte[] Idx(int[] sizes, byte[] values, byte type = 8) =>
        [0, 0, type, (byte)sizes.Length, .. sizes.SelectMany(BigEndian), .. values];

    /// <summary>The same, compressed.</summary>
    public static byte[] Gzip(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var stream = new GZipStream(packed, CompressionLevel.Optimal)) stream.Write(content);
        return packed.ToArray();
    }

    /// <summary>Bytes that look random and are not.</summary>
    public static byte[] Noise(int count)
    {
        var values = new byte[count];
        uint state = 1;
        for (int index = 0; index < count; index++)
        {
            state = unchecked((state * 1664525) + 1013904223);
            values[index] = (byte)(state >> 24);
        }

        return values;
    }

    private static byte[] BigEndian(int size) => [(byte)(size >> 24), (byte)(size >> 16), (byte)(size >> 8), (byte)size];
}
