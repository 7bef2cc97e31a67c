using System.Globalization;

namespace Ottt.Data.Events;

/// <summary>
/// N-MNIST, the digits of MNIST seen by an event camera that moved (Orchard and others, 2015): 34 x 34 pixels, ten classes, three movements of
/// about 100 ms each. The events are kept in memory, 8 bytes each: 2 GiB for the whole data set of 70,000 recordings.
/// </summary>
/// <param name="Train">The recordings to learn from.</param>
/// <param name="Test">The recordings to test with.</param>
public sealed record NMnistDataset(LabelledRecordings Train, LabelledRecordings Test)
{
    /// <summary>The columns and the rows of the sensor.</summary>
    public const int SensorSize = 34;

    /// <summary>The number of classes.</summary>
    public const int ClassCount = 10;

    /// <summary>
    /// Reads <c>Train/LABEL/*.bin</c> and <c>Test/LABEL/*.bin</c>, by the label and then by the name of the file, ordinal. A label without
    /// recordings may have no folder.
    /// </summary>
    /// <param name="folder">The folder of <c>Train</c> and <c>Test</c>.</param>
    /// <exception cref="DataFormatException">A folder is missing, cannot be read or has no recordings, or a file is damaged.</exception>
    public static NMnistDataset Load(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return new NMnistDataset(LoadPart(folder, "Train"), LoadPart(folder, "Test"));
    }

    private static LabelledRecordings LoadPart(string folder, string part)
    {
        if (!Directory.Exists(folder)) throw new DataFormatException(folder, "is not a folder, or does not exist");
        string place = Path.Combine(folder, part);
        var recordings = new List<EventRecording>();
        var labels = new List<int>();
        foreach (string labelFolder in DataFile.List(place, Directory.EnumerateDirectories))
        {
            int label = LabelOf(labelFolder);
            foreach (string path in DataFile.List(labelFolder, Files))
            {
                recordings.Add(NMnistReader.Read(path));
                labels.Add(label);
            }
        }

        if (recordings.Count == 0) throw new DataFormatException(place, $"has no recordings; they are expected in {part}/0/*.bin to {part}/9/*.bin");
        return new LabelledRecordings(recordings, labels, ClassCount);
    }

    private static IEnumerable<string> Files(string folder) => Directory.EnumerateFiles(folder, "*.bin");

    private static int LabelOf(string folder)
    {
        string name = Path.GetFileName(folder);
        return int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out int label) && label < ClassCount && name.Length == 1
            ? label
            : throw new DataFormatException(folder, $"is named as no label; folders from 0 to {ClassCount - 1} are expected");
    }
}
