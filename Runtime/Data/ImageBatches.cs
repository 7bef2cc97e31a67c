using Ottt.Data.Transforms;
using Ottt.Numerics;

namespace Ottt.Data;

/// <summary>
/// Images as batches of numbers: a byte b becomes (b / 255 - mean) / standard deviation, by default b / 255, from 0 to 1, and the image then
/// goes through the <see cref="Transforms"/>. Each shuffled pass has its own order, which depends on the seed and on the number of the pass
/// alone.
/// </summary>
public sealed class ImageBatches : IParallelBatchSource
{
    // Keeps these random numbers apart from others that are drawn from the same seed.
    private const ulong ShuffleStream = 0x5348_5546UL << 32;
    private const ulong TransformKey = 0x5472_616E_7366_0000;

    private readonly LabelledImages _images;
    private readonly float[] _values;
    private readonly BatchOrder _order;
    private readonly ulong _seed;
    private PhiloxStream[] _transformRandom = [];
    private ImageShape _shape;

    /// <summary>Makes a source of batches.</summary>
    /// <param name="images">The images.</param>
    /// <param name="batchSize">The images of a batch, at least 1; the last batch of a pass has what is left.</param>
    /// <param name="shuffle">Whether each pass has an order of its own, or all have the order of the data.</param>
    /// <param name="seed">The seed of the orders and of the transforms.</param>
    /// <param name="mean">What is subtracted from each value of 0 to 1: finite.</param>
    /// <param name="standardDeviation">What the difference is divided by: finite, greater than 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public ImageBatches(
        LabelledImages images, int batchSize, bool shuffle = false, ulong seed = 0, double mean = 0, double standardDeviation = 1)
    {
        ArgumentNullException.ThrowIfNull(images);
        if (!double.IsFinite(mean)) throw new ArgumentOutOfRangeException(nameof(mean), mean, "mean must be finite.");
        if (!double.IsFinite(standardDeviation) || standardDeviation <= 0)
        {
            throw new ArgumentOutOfRangeException(
                nameof(standardDeviation), standardDeviation, "standardDeviation must be finite and greater than 0.");
        }

        _images = images;
        _seed = seed;
        BatchSize = batchSize;
        _order = new BatchOrder(images.Count, batchSize, shuffle, seed, ShuffleStream);
        _values = new float[256];
        for (int value = 0; value < _values.Length; value++) _values[value] = (float)(((value / 255.0) - mean) / standardDeviation);
    }

    private ImageBatches(ImageBatches other)
    {
        _images = other._images;
        _values = other._values;
        _seed = other._seed;
        _order = other._order.Anew();
        BatchSize = other.BatchSize;
        Transforms = other.Transforms;
    }

    /// <inheritdoc/>
    public int Count => _images.Count;

    /// <inheritdoc/>
    public int BatchSize { get; }

    /// <inheritdoc/>
    public IReadOnlyList<int> SampleShape => _images.ImageShape;

    /// <summary>
    /// What is done to each image, in this order; nothing by default. What is random depends on the seed, the number of the pass, the image and
    /// the position in this list alone, so neither on the batch nor on the order of the images.
    /// </summary>
    /// <exception cref="ArgumentException">The images are not [channels, height, width], or a transform is not made for them.</exception>
    public IReadOnlyList<IImageTransform> Transforms
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = [.. value];
            if (field.Count > 0) _shape = ImageShape.From(_images.ImageShape);
            foreach (IImageTransform transform in field) transform.CheckShape(_shape);
            _transformRandom = [.. field.Select((_, position) => new PhiloxStream(_seed ^ (TransformKey + (ulong)position), 0))];
        }
    } = [];

    /// <inheritdoc/>
    public void Begin(int epoch) => _order.Begin(epoch);

    /// <inheritdoc/>
    public int Read(Span<float> input, Span<int> labels)
    {
        int size = _images.Pixels(0).Length;
        ReadOnlySpan<int> batch = _order.Next(size, input, labels);
        for (int sample = 0; sample < batch.Length; sample++)
        {
            Span<float> values = input.Slice(sample * size, size);
            Convert(_images.Pixels(batch[sample]), values);
            Transform(values, batch[sample]);
            labels[sample] = _images.Label(batch[sample]);
        }

        return batch.Length;
    }

    /// <inheritdoc/>
    public void Skip(int batches) => _order.Skip(batches);

    /// <inheritdoc/>
    public IBatchSource CreateReader() => new ImageBatches(this);

    private void Convert(ReadOnlySpan<byte> pixels, Span<float> values)
    {
        for (int index = 0; index < pixels.Length; index++) values[index] = _values[pixels[index]];
    }

    private void Transform(Span<float> values, int image)
    {
        for (int position = 0; position < _transformRandom.Length; position++)
        {
            PhiloxStream random = _transformRandom[position];
            random.Begin(((ulong)(uint)_order.Epoch << 32) | (uint)image);
            Transforms[position].Apply(values, _shape, random);
        }
    }
}
