using Ottt.Data;

namespace Ottt.Hdf5;

/// <summary>
/// Recordings of the Heidelberg spiking data sets (Cramer et al. 2022, zenkelab.org): words as the spikes of 700 cochlear channels. A file has
/// <c>/spikes/times</c>, the times of each recording in seconds, <c>/spikes/units</c>, the channels that fired then, and <c>/labels</c>. Spoken digits (SHD,
/// <c>shd_train.h5</c>) have 20 classes, speech commands (SSC, <c>ssc_train.h5</c>) 35.
/// </summary>
public sealed class HeidelbergDataset
{
    /// <summary>The cochlear channels of a recording.</summary>
    public const int ChannelCount = 700;

    /// <summary>The classes of the spoken digits: 0 to 9 in English, then in German.</summary>
    public const int DigitClasses = 20;

    /// <summary>The classes of the speech commands.</summary>
    public const int CommandClasses = 35;

    private readonly float[][] _times;
    private readonly ushort[][] _channels;
    private readonly int[] _labels;

    internal HeidelbergDataset(int classCount, float[][] times, ushort[][] channels, int[] labels)
    {
        ClassCount = classCount;
        _times = times;
        _channels = channels;
        _labels = labels;
    }

    /// <summary>The number of recordings, at least 1.</summary>
    public int Count => _labels.Length;

    /// <summary>The number of classes.</summary>
    public int ClassCount { get; }

    /// <summary>The time of the last spike of all recordings, in seconds.</summary>
    public float Duration => _times.Max(times => times.Length == 0 ? 0 : times.Max());

    /// <summary>Reads a file, plain as it is once it was unpacked.</summary>
    /// <param name="path">The file.</param>
    /// <param name="classCount">The number of classes: <see cref="DigitClasses"/> or <see cref="CommandClasses"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="classCount"/> is less than 1.</exception>
    /// <exception cref="DataFormatException">
    /// The file cannot be read, is no HDF5 file, or is damaged; or numbers of recordings or spikes differ, or a time, a channel or a label is out of its range.
    /// </exception>
    public static HeidelbergDataset Read(string path, int classCount = DigitClasses)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentOutOfRangeException.ThrowIfLessThan(classCount, 1);
        return HeidelbergReader.Read(path, classCount);
    }

    /// <summary>The times of the spikes of a recording, in seconds.</summary>
    /// <param name="recording">The recording, from 0.</param>
    public ReadOnlySpan<float> Times(int recording) => _times[recording];

    /// <summary>The channels of these spikes, each from 0 to 699.</summary>
    /// <param name="recording">The recording, from 0.</param>
    public ReadOnlySpan<ushort> Channels(int recording) => _channels[recording];

    /// <summary>The class of a recording.</summary>
    /// <param name="recording">The recording, from 0.</param>
    public int Label(int recording) => _labels[recording];
}
