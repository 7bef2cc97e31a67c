using Ottt.Data;

namespace Ottt.Pictures;

/// <summary>Images in a folder for each class, <c>&lt;class&gt;/*.png</c>, <c>.jpg</c> or <c>.jpeg</c>, as torchvision's <c>ImageFolder</c> has them.</summary>
/// <param name="Images">The images, class by class, within a class by name.</param>
/// <param name="ClassNames">The names of the folders in ordinal order, which is the order of the classes.</param>
/// <param name="Files">The file of each image.</param>
public sealed record ImageFolder(LabelledImages Images, IReadOnlyList<string> ClassNames, IReadOnlyList<string> Files)
{
    private const int MostClasses = 256;

    private static readonly string[] Extensions = [".png", ".jpg", ".jpeg"];

    /// <summary>
    /// Reads all images. Files with other extensions are passed over, and so are names that begin with a dot; opacity and orientation marks are ignored,
    /// as torchvision does.
    /// </summary>
    /// <param name="folder">The folder of the folders.</param>
    /// <param name="width">The width that images are stretched to, if they have another.</param>
    /// <param name="height">The height that images are stretched to, if they have another.</param>
    /// <param name="colors">What pixels become.</param>
    /// <exception cref="DataFormatException">
    /// A folder is missing, cannot be read, or has no images; there are more than 256 classes; an image is damaged, is neither PNG nor JPEG, or says
    /// that it is larger than its file can hold.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is not from 1 to 16384, or <paramref name="colors"/> is no choice.</exception>
    public static ImageFolder Load(string folder, int width, int height, ImageColors colors = ImageColors.Color)
    {
        ArgumentNullException.ThrowIfNull(folder);
        PictureSize.Check(width);
        PictureSize.Check(height);
        if (!Enum.IsDefined(colors)) throw new ArgumentOutOfRangeException(nameof(colors), colors, "Images become gray or colored.");
        string[] classes = Classes(folder);
        string[][] files = [.. classes.Select(ImagesOf)];
        string[] all = [.. files.SelectMany(file => file)];
        int channels = colors == ImageColors.Gray ? 1 : 3;
        int size = channels * width * height;
        if ((long)all.Length * size > Array.MaxLength)
        {
            throw new DataFormatException(folder, $"has {all.Length} images of {size} bytes, more than the {Array.MaxLength} bytes that an array can hold");
        }

        byte[] pixels = new byte[all.Length * size];
        for (int image = 0; image < all.Length; image++) ImageFile.Read(all[image], width, height, channels, pixels.AsSpan(image * size, size));
        byte[] labels = [.. files.SelectMany((list, label) => Enumerable.Repeat((byte)label, list.Length))];
        var images = new LabelledImages(pixels, labels, [channels, height, width], classes.Length);
        return new ImageFolder(images, [.. classes.Select(path => Path.GetFileName(path))], all);
    }

    private static string[] Classes(string folder)
    {
        string[] classes = [.. DataFile.List(folder, Directory.EnumerateDirectories).Where(IsVisible)];
        return classes.Length switch
        {
            0 => throw new DataFormatException(folder, "has no folders; one for each class is expected"),
            > MostClasses => throw new DataFormatException(folder, $"has {classes.Length} folders, more than {MostClasses} classes"),
            _ => classes,
        };
    }

    private static string[] ImagesOf(string folder)
    {
        string[] images = [.. DataFile.List(folder, Directory.EnumerateFiles).Where(path => IsVisible(path) && IsImage(path))];
        return images.Length > 0 ? images : throw new DataFormatException(folder, $"has no images ({string.Join(", ", Extensions)})");
    }

    private static bool IsVisible(string path) => !Path.GetFileName(path).StartsWith('.');

    private static bool IsImage(string path) => Extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);
}
