namespace Ottt.Data;

/// <summary>
/// Handwritten digits in the files of MNIST (LeCun, Cortes and Burges), or anything in the same files, such as Fashion-MNIST: ten classes of
/// grey images.
/// </summary>
/// <param name="Train">The images to learn from, each [1, height, width].</param>
/// <param name="Test">The images to test with, of the same shape.</param>
public sealed record MnistDataset(LabelledImages Train, LabelledImages Test)
{
    private const int ClassCount = 10;
    private const int LabelHeaderLength = 8;

    /// <summary>
    /// Reads <c>train-images-idx3-ubyte</c>, <c>train-labels-idx1-ubyte</c>, <c>t10k-images-idx3-ubyte</c> and
    /// <c>t10k-labels-idx1-ubyte</c>, each as it is or with <c>.gz</c> at the end.
    /// </summary>
    /// <param name="folder">The folder of the files.</param>
    /// <exception cref="DataFormatException">The folder or a file is missing, a file is damaged, or two files do not fit each other.</exception>
    public static MnistDataset Load(string folder)
    {
        if (!Directory.Exists(folder)) throw new DataFormatException(folder, "is not a folder, or does not exist");
        LabelledImages train = LoadPart(folder, "train");
        LabelledImages test = LoadPart(folder, "t10k");
        if (!train.ImageShape.SequenceEqual(test.ImageShape))
        {
            throw new DataFormatException(
                folder, $"has training images of [{string.Join(", ", train.ImageShape)}] but test images of [{string.Join(", ", test.ImageShape)}]");
        }

        return new MnistDataset(train, test);
    }

    private static LabelledImages LoadPart(string folder, string part)
    {
        string imagePath = Find(folder, $"{part}-images-idx3-ubyte");
        string labelPath = Find(folder, $"{part}-labels-idx1-ubyte");
        IdxArray images = IdxReader.Read(imagePath, 3);
        IdxArray labels = IdxReader.Read(labelPath, 1);
        if (images.Dimensions[0] != labels.Dimensions[0])
        {
            throw new DataFormatException(
                labelPath, $"has {labels.Dimensions[0]} labels, but '{imagePath}' has {images.Dimensions[0]} images");
        }

        int wrong = labels.Values.AsSpan().IndexOfAnyExceptInRange((byte)0, (byte)(ClassCount - 1));
        if (wrong >= 0)
        {
            throw new DataFormatException(
                labelPath, $"has the label {labels.Values[wrong]} at position {wrong}, which is outside 0 to {ClassCount - 1}",
                offset: LabelHeaderLength + wrong);
        }

        return new LabelledImages(images.Values, labels.Values, [1, images.Dimensions[1], images.Dimensions[2]], ClassCount);
    }

    private static string Find(string folder, string name)
    {
        string plain = Path.Combine(folder, name);
        string packed = plain + ".gz";
        return File.Exists(plain) ? plain
            : File.Exists(packed) ? packed
            : throw new DataFormatException(folder, $"has neither {name} nor {name}.gz");
    }
}
