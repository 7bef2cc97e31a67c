using System.Globalization;

namespace Ottt.Data.Events;

/// <summary>The time of a gesture in a recording of DVS128 Gesture.</summary>
/// <param name="Label">The class, from 0.</param>
/// <param name="Start">The first microsecond.</param>
/// <param name="End">The microsecond after the last.</param>
internal sealed record GestureWindow(int Label, long Start, long End)
{
    private const string Columns = "class,startTime_usec,endTime_usec";

    /// <summary>Reads the file of the gestures of a recording: a line with the names of the columns, and one for each gesture, with the class from 1.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="DataFormatException">There is no such file, it cannot be read, or a line is wrong.</exception>
    public static IReadOnlyList<GestureWindow> ReadAll(string path)
    {
        IReadOnlyList<(long Offset, string Text)> lines = TextLines.Read(path);
        if (lines[0].Text != Columns) throw new DataFormatException(path, $"does not start with the line {Columns}", offset: lines[0].Offset);
        if (lines.Count == 1) throw new DataFormatException(path, "has no gestures", offset: lines[0].Offset);
        return [.. lines.Skip(1).Select(line => Parse(path, line.Offset, line.Text))];
    }

    private static GestureWindow Parse(string path, long offset, string text)
    {
        string[] fields = text.Split(',');
        if (fields.Length != 3 || !TryParse(fields[0], out long label) || !TryParse(fields[1], out long start) || !TryParse(fields[2], out long end))
        {
            throw new DataFormatException(path, $"has a line that is no three whole numbers, {Columns}", offset: offset);
        }

        if (label is < 1 or > DvsGestureDataset.ClassCount)
        {
            throw new DataFormatException(path, $"has the class {label}, which is outside 1 to {DvsGestureDataset.ClassCount}", offset: offset);
        }

        return start < end
            ? new GestureWindow((int)label - 1, start, end)
            : throw new DataFormatException(path, $"has a gesture from {start} to {end} microseconds, which ends before it begins", offset: offset);
    }

    private static bool TryParse(string text, out long value) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
}
