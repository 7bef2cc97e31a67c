using System.Text;

namespace Ottt.Data.Events;

/// <summary>The lines of a small file of text that comes with recordings.</summary>
internal static class TextLines
{
    private const int LargestFile = 1 << 20;

    /// <summary>Reads all lines that are not blank, without the white space around them.</summary>
    /// <param name="path">The file.</param>
    /// <returns>Each line with the byte of the file at which it begins.</returns>
    /// <exception cref="DataFormatException">There is no such file, it cannot be read, is empty, or has more than a mebibyte.</exception>
    public static IReadOnlyList<(long Offset, string Text)> Read(string path)
    {
        byte[] bytes = ReadBytes(path);
        var lines = new List<(long Offset, string Text)>();
        for (int start = 0; start < bytes.Length;)
        {
            int end = Array.IndexOf(bytes, (byte)'\n', start);
            if (end < 0) end = bytes.Length;
            string text = Encoding.UTF8.GetString(bytes, start, end - start).Trim();
            if (text.Length > 0) lines.Add((start, text));
            start = end + 1;
        }

        return lines.Count > 0 ? lines : throw new DataFormatException(path, "is empty", offset: 0);
    }

    private static byte[] ReadBytes(string path)
    {
        using FileStream file = DataFile.Open(path);
        try
        {
            long length = file.Length;
            if (length > LargestFile) throw new DataFormatException(path, $"has {length} bytes; lines of text, {LargestFile} bytes at most, are expected");
            var bytes = new byte[length];
            int found = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return bytes[..found];
        }
        catch (Exception problem) when (DataFile.IsRefusal(problem))
        {
            throw DataFile.Unreadable(path, problem);
        }
    }
}
