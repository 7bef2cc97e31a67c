namespace Ottt.Toolkit.Tests.Data.Events;

/// <summary>Files of N-MNIST, written after the description of the format.</summary>
internal static class NMnistFiles
{
    /// <summary>The five bytes of an event: x, y, then a bit of polarity and 23 bits of time, the high ones first.</summary>
    public static byte[] Event(int x, int y, bool isOn, int time) =>
        [(byte)x, (byte)y, (byte)((isOn ? 0x80 : 0) | (time >> 16)), (byte)(time >> 8), (byte)time];

    /// <summary>A recording of so many events, whose every byte follows from its place.</summary>
    public static byte[] Recording(int count, int start = 0) =>
        [.. Enumerable.Range(start, count).SelectMany(index => Event(index * 7 % 34, index * 11 % 34, index % 3 == 0, 40 * (index - start)))];

    /// <summary>Writes a file, and its folders if they are not there.</summary>
    public static string Write(string folder, string part, int label, string name, byte[] content)
    {
        string place = Directory.CreateDirectory(Path.Combine(folder, part, $"{label}")).FullName;
        string path = Path.Combine(place, name);
        File.WriteAllBytes(path, content);
        return path;
    }
}
