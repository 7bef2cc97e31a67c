using System.Text;

namespace Ottt.Data.Events;

/// <summary>The lines of text at the beginning of an AEDAT file, each of which starts with #.</summary>
/// <param name="Length">The bytes of all lines, with their ends.</param>
internal readonly record struct AedatHeader(int Length)
{
    /// <summary>Finds the end of the header.</summary>
    /// <param name="bytes">The beginning of the file.</param>
    /// <param name="path">The file, for the message.</param>
    /// <param name="magic">What the first line starts with.</param>
    /// <param name="last">What the last line is, or null where the first byte that is no # ends the header.</param>
    /// <param name="isWhole">Whether the bytes are the whole file.</param>
    /// <exception cref="DataFormatException">The file starts with something else, or there is no end.</exception>
    public static AedatHeader Find(ReadOnlySpan<byte> bytes, string path, string magic, string? last, bool isWhole)
    {
        if (!bytes.StartsWith(Encoding.ASCII.GetBytes(magic)))
        {
            throw new DataFormatException(path, bytes.IsEmpty ? $"is empty; {magic} is expected" : $"does not start with {magic}", offset: 0);
        }

        int start = 0;
        while (start < bytes.Length && bytes[start] == (byte)'#')
        {
            int length = bytes[start..].IndexOf((byte)'\n');
            if (length < 0) throw Endless(path, isWhole, bytes.Length);
            bool isLast = last is not null && bytes.Slice(start, length).TrimEnd((byte)'\r').SequenceEqual(Encoding.ASCII.GetBytes(last));
            start += length + 1;
            if (isLast) return new AedatHeader(start);
        }

        if (start == bytes.Length && !isWhole) throw Endless(path, isWhole, start);
        if (last is not null) throw new DataFormatException(path, $"has no line {last} at the end of its header", offset: start);
        return new AedatHeader(start);
    }

    private static DataFormatException Endless(string path, bool isWhole, int length) =>
        new(path, isWhole ? "is truncated within its header" : $"has a header of more than {length} bytes", offset: length);
}
