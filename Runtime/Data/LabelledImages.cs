namespace Ottt.Data;

/// <summary>Images of bytes, all of one shape, with the class of each.</summary>
public sealed class LabelledImages
{
    private readonly ReadOnlyMemory<byte> _pixels;
    private readonly ReadOnlyMemory<byte> _labels;
    private readonly int _pixelCount;

    /// <summary>Makes a data set of arrays, which are not copied.</summary>
    /// <param name="pixels">The pixels, [count, image shape], row-major, from 0 (nothing) to 255 (full).</param>
    /// <param name="labels">The class of each image, [count], each from 0 to <paramref name="classCount"/> - 1.</param>
    /// <param name="imageShape">The shape of one image, [channels, height, width], each at least 1.</param>
    /// <param name="classCount">The number of classes, from 1 to 256.</param>
    /// <exception cref="ArgumentException">There are no images, the lengths do not fit, or a label is not one of the classes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The shape or the number of classes is out of its range.</exception>
    public LabelledImages(ReadOnlyMemory<byte> pixels, ReadOnlyMemory<byte> labels, IReadOnlyList<int> imageShape, int classCount)
    {
        ArgumentNullException.ThrowIfNull(imageShape);
        ArgumentOutOfRangeException.ThrowIfLessThan(classCount, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(classCount, 256);
        long pixelCount = 1;
        foreach (int size in imageShape)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(size, 1, nameof(imageShape));
            pixelCount = checked(pixelCount * size);
        }

        if (labels.IsEmpty) throw new ArgumentException("A data set needs at least one image.", nameof(labels));
        if (pixels.Length != pixelCount * labels.Length)
        {
            throw new ArgumentException(
                $"{labels.Length} images of [{string.Join(", ", imageShape)}] are {pixelCount * labels.Length} bytes; there are {pixels.Length}.",
                nameof(pixels));
        }

        int wrong = labels.Span.IndexOfAnyExceptInRange((byte)0, (byte)(classCount - 1));
        if (wrong >= 0)
        {
            throw new ArgumentException(
                $"The label {labels.Span[wrong]} at position {wrong} is outside 0 to {classCount - 1}.", nameof(labels));
        }

        _pixels = pixels;
        _labels = labels;
        _pixelCount = (int)pixelCount;
        ImageShape = [.. imageShape];
        ClassCount = classCount;
    }

    /// <summary>The number of images, at least 1.</summary>
    public int Count => _labels.Length;

    /// <summary>The shape of one image, [channels, height, width].</summary>
    public IReadOnlyList<int> ImageShape { get; }

    /// <summary>The number of classes.</summary>
    public int ClassCount { get; }

    /// <summary>The pixels of an image, [channels, height, width], row-major.</summary>
    /// <param name="index">The image, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such image.</exception>
    public ReadOnlySpan<byte> Pixels(int index) => _pixels.Span.Slice(index * _pixelCount, _pixelCount);

    /// <summary>The class of an image.</summary>
    /// <param name="index">The image, from 0.</param>
    /// <exception cref="IndexOutOfRangeException">There is no such image.</exception>
    public int Label(int index) => _labels.Span[index];

    /// <summary>The first images, without a copy.</summary>
    /// <param name="count">How many, from 1 to <see cref="Count"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is out of range.</exception>
    public LabelledImages Take(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Count);
        return new LabelledImages(_pixels[..(count * _pixelCount)], _labels[..count], ImageShape, ClassCount);
    }
}
