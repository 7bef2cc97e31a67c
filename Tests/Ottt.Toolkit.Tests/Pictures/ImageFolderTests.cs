using Ottt.Data;
using Ottt.Pictures;
using Ottt.Testing;
using SkiaSharp;
using Xunit;

namespace Ottt.Toolkit.Tests.Pictures;

public sealed class ImageFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Classes_and_images_come_in_ordinal_order()
    {
        string[] names = ["b/2.png", "b/10.PNG", "Z/x.jpeg", "a/y.jpg", "a/notes.txt", "a/.hidden.png", ".git/z.png"];
        foreach (string name in names) Write(name, Solid(2, 2, SKColors.Red, name));
        ImageFolder data = ImageFolder.Load(_folder.Path, 2, 2);
        Assert.Equal(["Z", "a", "b"], data.ClassNames);
        Assert.Equal(["Z/x.jpeg", "a/y.jpg", "b/10.PNG", "b/2.png"], data.Files.Select(file => Path.GetRelativePath(_folder.Path, file).Replace('\\', '/')));
        Assert.Equal([0, 1, 2, 2], Enumerable.Range(0, data.Images.Count).Select(data.Images.Label));
        Assert.Equal([3, 2, 2], data.Images.ImageShape);
    }

    [Fact]
    public void Pixels_are_red_green_and_blue_planes()
    {
        Write("a/x.png", Png(2, 1, [new SKColor(1, 2, 3), new SKColor(40, 50, 60, 128)]));
        Assert.Equal([1, 40, 2, 50, 3, 60], ImageFolder.Load(_folder.Path, 2, 1).Images.Pixels(0).ToArray());
    }

    [Fact]
    public void Gray_is_the_brightness_that_televisions_took()
    {
        Write("a/x.png", Png(2, 2, [SKColors.Red, new SKColor(0, 255, 0), SKColors.Blue, new SKColor(10, 20, 30)]));

        // 0.299 * 255 = 76.2, 0.587 * 255 = 149.7, 0.114 * 255 = 29.1; 2.99 + 11.74 + 3.42 = 18.15.
        ImageFolder data = ImageFolder.Load(_folder.Path, 2, 2, ImageColors.Gray);
        Assert.Equal([76, 150, 29, 18], data.Images.Pixels(0).ToArray());
        Assert.Equal([1, 2, 2], data.Images.ImageShape);
    }

    [Fact]
    public void Images_are_stretched_to_the_size()
    {
        Write("a/x.png", Png(4, 2, [.. Enumerable.Range(0, 8).Select(index => index % 4 < 2 ? SKColors.White : SKColors.Black)]));
        Assert.Equal([255, 0], ImageFolder.Load(_folder.Path, 2, 1, ImageColors.Gray).Images.Pixels(0).ToArray());
        Assert.Equal(16 * 12, ImageFolder.Load(_folder.Path, 16, 12, ImageColors.Gray).Images.Pixels(0).Length);
    }

    [Fact]
    public void A_photograph_is_read()
    {
        Write("a/x.jpg", Solid(16, 16, new SKColor(200, 100, 50), "x.jpg"));
        byte[] pixels = ImageFolder.Load(_folder.Path, 16, 16).Images.Pixels(0).ToArray();
        Assert.All(pixels[..256], red => Assert.InRange(red, 195, 205));
        Assert.All(pixels[512..], blue => Assert.InRange(blue, 45, 55));
    }

    [Fact]
    public void Folders_without_classes_images_or_with_too_many_classes_are_refused()
    {
        Assert.Contains("has no folders", Refuses().Message, StringComparison.Ordinal);
        Directory.CreateDirectory(Path.Combine(_folder.Path, "a"));
        Assert.Contains("has no images", Refuses().Message, StringComparison.Ordinal);
        for (int number = 0; number < 256; number++) Directory.CreateDirectory(Path.Combine(_folder.Path, $"c{number}"));
        Assert.Contains("has 257 folders, more than 256 classes", Refuses().Message, StringComparison.Ordinal);
        Assert.Throws<DataFormatException>(() => ImageFolder.Load(Path.Combine(_folder.Path, "none"), 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => ImageFolder.Load(_folder.Path, 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => ImageFolder.Load(_folder.Path, 1, 1, (ImageColors)5));
    }

    [Fact]
    public void Gigantic_sizes_are_refused_before_anything_is_decoded()
    {
        // The size in IHDR, whose checksum must fit for the decoder to believe it (PNG specification, 5.3 and annex D).
        byte[] png = Png(1, 1, [SKColors.Red]);
        byte[] huge = [.. png];
        (huge[16], huge[17], huge[18], huge[19]) = (0, 0x0F, 0x42, 0x40);
        (huge[20], huge[21], huge[22], huge[23]) = (0, 0x0F, 0x42, 0x40);
        byte[] checksum = BitConverter.GetBytes(Crc32(huge.AsSpan(12, 17)));
        for (int index = 0; index < 4; index++) huge[29 + index] = checksum[3 - index];
        Write("a/x.png", huge);
        Assert.Contains("1000000 x 1000000", Refuses().Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x.png")]
    [InlineData("x.jpg")]
    public void A_damaged_image_is_refused(string name)
    {
        byte[] noise = TemporaryFolder.Noise(3 * 20 * 20);
        SKColor[] colors = [.. Enumerable.Range(0, 400).Select(index => new SKColor(noise[index], noise[400 + index], noise[800 + index]))];
        string path = Write("a/" + name, []);
        byte[] content = Encode(20, 20, colors, name);
        new ReaderCorpus(path, content, () => ImageFolder.Load(_folder.Path, 20, 20)) { NamesOffset = false }.Whole().Cut().Zeros().WrongMagic(2).FlippedBits();
        new ReaderCorpus(path, content, () => ImageFile.Read(path, 20, 20, 3, new byte[1200])).Unopenable();
    }

    [Fact]
    public void An_image_of_another_kind_is_named()
    {
        // A GIF of one pixel: header, screen of 1 x 1 with two colours, image, end (GIF89a specification).
        byte[] gif = [.. "GIF89a"u8, 1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255, 0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3B];
        Write("a/x.png", gif);
        Assert.Contains("is an image of the kind Gif", Refuses().Message, StringComparison.Ordinal);
        Write("a/x.png", "hello"u8.ToArray());
        Assert.Contains("is no image", Refuses().Message, StringComparison.Ordinal);
    }

    private static byte[] Solid(int width, int height, SKColor color, string name) => Encode(width, height, [.. Enumerable.Repeat(color, width * height)], name);

    private static byte[] Png(int width, int height, SKColor[] colors) => Encode(width, height, colors, "x.png");

    private static byte[] Encode(int width, int height, SKColor[] colors, string name)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        bitmap.Pixels = colors;
        bool isPng = name.EndsWith("png", StringComparison.OrdinalIgnoreCase);
        using SKData data = bitmap.Encode(isPng ? SKEncodedImageFormat.Png : SKEncodedImageFormat.Jpeg, 95);
        return data.ToArray();
    }

    private static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        uint crc = ~0u;
        foreach (byte value in bytes)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }

        return ~crc;
    }

    private string Write(string name, byte[] content)
    {
        Directory.CreateDirectory(Path.Combine(_folder.Path, Path.GetDirectoryName(name)!));
        return _folder.Write(name, content);
    }

    private DataFormatException Refuses() => Assert.Throws<DataFormatException>(() => ImageFolder.Load(_folder.Path, 20, 20));
}
