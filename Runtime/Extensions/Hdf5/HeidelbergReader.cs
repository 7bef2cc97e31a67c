namespace Ottt.Hdf5;

/// <summary>Reads and checks a file of the Heidelberg data sets.</summary>
internal static class HeidelbergReader
{
    private const string TimesPlace = "/spikes/times";
    private const string ChannelsPlace = "/spikes/units";
    private const string LabelsPlace = "/labels";

    public static HeidelbergDataset Read(string path, int classCount)
    {
        using Hdf5Reader file = Hdf5Reader.Open(path);
        int[] labels = Labels(file, classCount);
        float[][] times = Sequences(file, TimesPlace, areWhole: false, labels.Length);
        float[][] units = Sequences(file, ChannelsPlace, areWhole: true, labels.Length);
        var channels = new ushort[units.Length][];
        for (int recording = 0; recording < channels.Length; recording++)
        {
            if (units[recording].Length != times[recording].Length)
            {
                throw file.Wrong(ChannelsPlace, $"has {units[recording].Length} spikes in recording {recording}, whose times are {times[recording].Length}");
            }

            CheckTimes(file, times[recording], recording);
            channels[recording] = Channels(file, units[recording], recording);
            units[recording] = [];
        }

        return new HeidelbergDataset(classCount, times, channels, labels);
    }

    private static int[] Labels(Hdf5Reader file, int classCount)
    {
        double[] labels = file.Numbers(LabelsPlace, out IReadOnlyList<int> shape);
        if (shape.Count != 1 || labels.Length == 0) throw file.Wrong(LabelsPlace, $"has the shape [{string.Join(", ", shape)}] instead of a label for each recording");
        for (int recording = 0; recording < labels.Length; recording++)
        {
            if (labels[recording] >= 0 && labels[recording] < classCount && double.IsInteger(labels[recording])) continue;
            throw file.Wrong(LabelsPlace, FormattableString.Invariant($"has {labels[recording]} for recording {recording}, which is outside 0 to {classCount - 1}"));
        }

        return Array.ConvertAll(labels, label => (int)label);
    }

    private static float[][] Sequences(Hdf5Reader file, string place, bool areWhole, int count)
    {
        float[][] sequences = file.Sequences(place, areWhole);
        return sequences.Length == count ? sequences : throw file.Wrong(place, $"has {sequences.Length} recordings, of which {count} have a label");
    }

    private static void CheckTimes(Hdf5Reader file, float[] times, int recording)
    {
        int wrong = Array.FindIndex(times, time => !(float.IsFinite(time) && time >= 0));
        if (wrong < 0) return;
        throw file.Wrong(TimesPlace, FormattableString.Invariant($"has {times[wrong]} for spike {wrong} of recording {recording}, which is no time in seconds"));
    }

    private static ushort[] Channels(Hdf5Reader file, float[] units, int recording)
    {
        int wrong = Array.FindIndex(units, unit => !(unit >= 0 && unit < HeidelbergDataset.ChannelCount));
        if (wrong < 0) return Array.ConvertAll(units, unit => (ushort)unit);
        throw file.Wrong(
            ChannelsPlace,
            FormattableString.Invariant($"has {units[wrong]} for spike {wrong} of recording {recording}, which is outside 0 to {HeidelbergDataset.ChannelCount - 1}"));
    }
}
