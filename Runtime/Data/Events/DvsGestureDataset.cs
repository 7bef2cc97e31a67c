namespace Ottt.Data.Events;

/// <summary>
/// DVS128 Gesture (Amir and others, "A low power, fully event-based gesture recognition system", CVPR 2017): 11 gestures of hands and arms before a
/// camera of 128 x 128 pixels. Each file of events comes with a table of the gestures in it, by which it is cut into recordings: 1,176 to learn from
/// and 288 to test with, as in SpikingJelly. Their events are kept in memory, 8 bytes each: some 3 GiB.
/// </summary>
/// <param name="Train">The recordings to learn from.</param>
/// <param name="Test">The recordings to test with, of other people.</param>
public sealed record DvsGestureDataset(LabelledRecordings Train, LabelledRecordings Test)
{
    /// <summary>The columns and the rows of the sensor.</summary>
    public const int SensorSize = 128;

    /// <summary>The number of classes; the class 1 of the files is 0 here.</summary>
    public const int ClassCount = 11;

    private const int ChunkEvents = 8192;
    private const string Extension = ".aedat";

    /// <summary>
    /// Reads the files that <c>trials_to_train.txt</c> and <c>trials_to_test.txt</c> list, such as <c>user01_led.aedat</c> with
    /// <c>user01_led_labels.csv</c>. A recording has the events with start &lt;= time &lt; end.
    /// </summary>
    /// <param name="folder">The folder of the files, or the one that holds <c>DvsGesture</c>.</param>
    /// <exception cref="DataFormatException">The folder or a file is missing, cannot be read or is damaged, or a gesture has no events.</exception>
    public static DvsGestureDataset Load(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        if (!Directory.Exists(folder)) throw new DataFormatException(folder, "is not a folder, or does not exist");
        string unpacked = Path.Combine(folder, "DvsGesture");
        string place = Directory.Exists(unpacked) ? unpacked : folder;
        return new DvsGestureDataset(LoadPart(place, "trials_to_train.txt"), LoadPart(place, "trials_to_test.txt"));
    }

    private static LabelledRecordings LoadPart(string folder, string list)
    {
        string listPath = Path.Combine(folder, list);
        var recordings = new List<EventRecording>();
        var labels = new List<int>();
        foreach ((long offset, string name) in TextLines.Read(listPath))
        {
            if (Path.GetFileName(name) != name || Path.GetExtension(name) != Extension || name.Length == Extension.Length)
            {
                throw new DataFormatException(listPath, $"has a line that is no name of a file with {Extension} at its end", offset: offset);
            }

            string path = Path.Combine(folder, name);
            IReadOnlyList<GestureWindow> windows = GestureWindow.ReadAll(Path.Combine(folder, $"{Path.GetFileNameWithoutExtension(name)}_labels.csv"));
            recordings.AddRange(Cut(path, windows));
            labels.AddRange(windows.Select(window => window.Label));
        }

        return new LabelledRecordings(recordings, labels, ClassCount);
    }

    /// <summary>The events of each window; windows may overlap, and some of the data set do.</summary>
    private static EventRecording[] Cut(string path, IReadOnlyList<GestureWindow> windows)
    {
        List<CameraEvent>[] pieces = [.. windows.Select(_ => new List<CameraEvent>())];
        using var reader = new Aedat3Reader(path, SensorSize, SensorSize);
        var events = new CameraEvent[ChunkEvents];
        for (int count = reader.Read(events); count > 0; count = reader.Read(events))
        {
            foreach (CameraEvent happened in events.AsSpan(0, count))
            {
                long time = happened.Time;
                for (int index = 0; index < pieces.Length; index++)
                {
                    if (time >= windows[index].Start && time < windows[index].End) pieces[index].Add(happened);
                }
            }
        }

        int empty = Array.FindIndex(pieces, piece => piece.Count == 0);
        if (empty < 0) return [.. pieces.Select(piece => new EventRecording(piece.ToArray(), SensorSize, SensorSize))];
        throw new DataFormatException(
            path, $"has no events from {windows[empty].Start} to {windows[empty].End} microseconds, where its table has a gesture", offset: reader.Length);
    }
}
