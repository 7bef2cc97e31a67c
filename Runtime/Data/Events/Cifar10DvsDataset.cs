using Ottt.Numerics;

namespace Ottt.Data.Events;

/// <summary>
/// CIFAR10-DVS (Li, Liu, Ji, Li and Shi, "CIFAR10-DVS: an event-stream dataset for object classification", Frontiers in Neuroscience 11:309, 2017):
/// pictures of CIFAR-10 that moved before a camera of 128 x 128 pixels, 1,000 of each of ten classes. Its some 2,000 million events are too many for most
/// memories, so that a recording is read from its file each time it is asked for.
/// </summary>
/// <param name="Recordings">All recordings, by their class.</param>
public sealed record Cifar10DvsDataset(LabelledRecordings Recordings)
{
    // Keeps these random numbers apart from others that are drawn from the same seed.
    private const ulong SplitStream = 0x5370_6C69UL << 32;

    /// <summary>The columns and the rows of the sensor.</summary>
    public const int SensorSize = 128;

    /// <summary>The names of the classes, which are those of the folders.</summary>
    public static IReadOnlyList<string> ClassNames { get; } =
        ["airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"];

    /// <summary>
    /// Lists <c>CLASS/*.aedat</c>, by the class and then by the name of the file, ordinal. A class without recordings may have no folder. What is in the
    /// files is looked at when a recording is asked for.
    /// </summary>
    /// <param name="folder">The folder of the classes' folders.</param>
    /// <exception cref="DataFormatException">A folder is missing, cannot be read, has no recordings, or is named as no class.</exception>
    public static Cifar10DvsDataset Load(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var paths = new List<string>();
        var labels = new List<int>();
        foreach (string classFolder in DataFile.List(folder, Directory.EnumerateDirectories))
        {
            int label = LabelOf(classFolder);
            string[] files = DataFile.List(classFolder, place => Directory.EnumerateFiles(place, "*.aedat"));
            paths.AddRange(files);
            labels.AddRange(Enumerable.Repeat(label, files.Length));
        }

        if (paths.Count == 0) throw new DataFormatException(folder, $"has no recordings; they are expected in {ClassNames[0]}/*.aedat and so on");
        return new Cifar10DvsDataset(new LabelledRecordings(labels, ClassNames.Count, SensorSize, SensorSize, index => Read(paths[index])));
    }

    /// <summary>
    /// Splits the recordings, since the data set itself does not: of each class with n recordings the first share x n, rounded up, are to learn from, as
    /// SpikingJelly's <c>split_to_train_test_set</c> has it, and the others to test with.
    /// </summary>
    /// <param name="trainingShare">The share to learn from, greater than 0 and less than 1; 0.9 is the usual one.</param>
    /// <param name="seed">The seed of a random order of each class, or null for the order of the names.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="trainingShare"/> is out of its range, or leaves nothing to test with.</exception>
    public (LabelledRecordings Train, LabelledRecordings Test) Split(double trainingShare = 0.9, ulong? seed = null)
    {
        if (trainingShare is not (> 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(trainingShare), trainingShare, "trainingShare must be greater than 0 and less than 1.");
        }

        var train = new List<int>();
        var test = new List<int>();
        for (int label = 0; label < Recordings.ClassCount; label++)
        {
            int[] members = [.. Enumerable.Range(0, Recordings.Count).Where(index => Recordings.Label(index) == label)];
            if (seed is ulong number) new PhiloxStream(number, SplitStream | (uint)label).Shuffle(members);
            int count = (int)Math.Ceiling(trainingShare * members.Length);
            train.AddRange(members[..count]);
            test.AddRange(members[count..]);
        }

        return test.Count > 0
            ? (Recordings.Select(train), Recordings.Select(test))
            : throw new ArgumentOutOfRangeException(nameof(trainingShare), trainingShare, "trainingShare leaves no recording to test with.");
    }

    private static EventRecording Read(string path)
    {
        using var reader = new Aedat2Reader(path);
        EventRecording recording = reader.ReadToEnd();
        return recording.Count > 0 ? recording : throw new DataFormatException(path, "has no events", offset: reader.Length);
    }

    private static int LabelOf(string folder)
    {
        string name = Path.GetFileName(folder);
        for (int label = 0; label < ClassNames.Count; label++)
        {
            if (ClassNames[label] == name) return label;
        }

        throw new DataFormatException(folder, $"is named as no class; {string.Join(", ", ClassNames)} are expected");
    }
}
