namespace Ottt.Data;

/// <summary>
/// Reads as many bytes as a header promises, with memory that grows with what is there: a damaged header cannot ask for gigabytes.
/// </summary>
internal static class BoundedReader
{
    private const int FirstChunk = 1 << 20;

    /// <summary>Reads up to <paramref name="count"/> bytes.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="count">The bytes promised.</param>
    /// <param name="found">The bytes there were, at most <paramref name="count"/>.</param>
    /// <returns>An array of <paramref name="count"/> bytes, or a part of it if fewer were found.</returns>
    public static byte[] Read(Stream stream, int count, out int found)
    {
        var values = new byte[Math.Min(count, FirstChunk)];
        found = 0;
        while (true)
        {
            found += stream.ReadAtLeast(values.AsSpan(found), values.Length - found, throwOnEndOfStream: false);
            if (found < values.Length || found == count) return values;
            Array.Resize(ref values, (int)Math.Min(count, 2L * values.Length));
        }
    }
}
