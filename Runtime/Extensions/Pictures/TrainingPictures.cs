using Ottt.Training;
using Ottt.Training.Recording;

namespace Ottt.Pictures;

/// <summary>
/// Writes the pictures of a run into a folder. Each file is written beside its place and renamed, so that one may look at them, and write them
/// again after each epoch, while the run goes on.
/// </summary>
public sealed class TrainingPictures
{
    private readonly PictureFormats _formats;

    /// <summary>Makes the folder if there is none.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="formats">What to write each picture as.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="formats"/> is none or no format.</exception>
    /// <exception cref="IOException">The folder cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be made.</exception>
    public TrainingPictures(string folder, PictureFormats formats = PictureFormats.All)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        if (formats is PictureFormats.None || (formats & ~PictureFormats.All) != 0)
        {
            throw new ArgumentOutOfRangeException(nameof(formats), formats, "A picture is written as PNG, as SVG, or as both.");
        }

        Folder = Directory.CreateDirectory(folder).FullName;
        _formats = formats;
    }

    /// <summary>The folder.</summary>
    public string Folder { get; }

    /// <summary>Writes <c>loss</c>, <c>accuracy</c> and, where they were measured, <c>firing-rates</c>.</summary>
    /// <param name="history">The epochs.</param>
    /// <returns>The files.</returns>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public IReadOnlyList<string> Write(TrainingHistory history)
    {
        ArgumentNullException.ThrowIfNull(history);
        List<string> files = [.. Write("loss", new LossPicture(history)), .. Write("accuracy", new AccuracyPicture(history))];
        if (history.Epochs.Any(epoch => epoch.FiringRates.Count > 0)) files.AddRange(Write("firing-rates", new FiringRatePicture(history)));
        return files;
    }

    /// <summary>Writes <c>confusion</c>.</summary>
    /// <param name="confusion">The matrix.</param>
    /// <param name="classNames">The names of the classes, in order; their numbers unless given.</param>
    /// <returns>The files.</returns>
    /// <exception cref="ArgumentException">There is another number of names than of classes.</exception>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public IReadOnlyList<string> Write(ConfusionMatrix confusion, IReadOnlyList<string>? classNames = null) =>
        Write("confusion", new ConfusionPicture(confusion, classNames));

    /// <summary>Writes <c>weights</c>, those of the first layer with parameters, if they are images: kernels, or rows over an input of images.</summary>
    /// <param name="network">The network.</param>
    /// <returns>The files; none where the first weights are no images.</returns>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public IReadOnlyList<string> Write(OtttNetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        Parameter? weight = network.Parameters.FirstOrDefault(parameter => parameter.Name.EndsWith("weight", StringComparison.Ordinal));
        IReadOnlyList<int> input = network.Description.InputShape;
        return weight is not null && WeightImages.Fits(weight, input) ? Write("weights", new WeightPicture(WeightImages.Of(weight, input))) : [];
    }

    /// <summary>
    /// Writes <c>spikes</c> if spikes were recorded, and <c>neurons</c> if a potential was recorded of no more neurons than
    /// <see cref="NeuronPicture.MostNeurons"/>.
    /// </summary>
    /// <param name="recording">What neurons of a layer did.</param>
    /// <param name="threshold">The threshold of the layer, its <c>VThreshold</c>.</param>
    /// <returns>The files.</returns>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public IReadOnlyList<string> Write(NeuronRecording recording, double threshold = 1)
    {
        ArgumentNullException.ThrowIfNull(recording);
        bool hasPotential = recording.Has(NeuronVariable.Charged) || recording.Has(NeuronVariable.Membrane);
        List<string> files = recording.Has(NeuronVariable.Spike) ? [.. Write("spikes", new SpikeRasterPicture(recording))] : [];
        if (hasPotential && recording.Neurons.Count <= NeuronPicture.MostNeurons) files.AddRange(Write("neurons", new NeuronPicture(recording, threshold)));
        return files;
    }

    /// <summary>Writes a picture.</summary>
    /// <param name="name">The name of its files, without what follows the dot.</param>
    /// <param name="picture">The picture.</param>
    /// <returns>The files.</returns>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public IReadOnlyList<string> Write(string name, Picture picture)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(picture);
        var files = new List<string>();
        string place = Path.Combine(Folder, name);
        if (_formats.HasFlag(PictureFormats.Png)) picture.SavePng(Add($"{place}.png"));
        if (_formats.HasFlag(PictureFormats.Svg)) picture.SaveSvg(Add($"{place}.svg"));
        return files;

        string Add(string file)
        {
            files.Add(file);
            return file;
        }
    }
}
