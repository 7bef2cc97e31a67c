using Ottt.Data;
using SkiaSharp;

namespace Ottt.Pictures;

/// <summary>A file with a PNG or JPEG image.</summary>
internal static class ImageFile
{
    /// <summary>
    /// The most pixels that a byte of a file can hold: a deflated byte becomes at most 1032 (RFC 1951: matches of 258 bytes in 2 bits), of 8 pixels
    /// of one bit each.
    /// </summary>
    private const long PixelsPerByte = 1032 * 8;

    private const long MostPixels = 1 << 26;

    private static ReadOnlySpan<byte> PngEnd => "IEND"u8;

    private static ReadOnlySpan<byte> JpegEnd => [0xFF, 0xD9];

    /// <summary>Reads an image.</summary>
    /// <param name="path">The file.</param>
    /// <param name="width">The width that it is to have.</param>
    /// <param name="height">The height that it is to have.</param>
    /// <param name="channels">1 or 3.</param>
    /// <param name="pixels">Receives it, [channels, height, width].</param>
    /// <exception cref="DataFormatException">There is no such file, it cannot be read, is damaged, or is no such image.</exception>
    public static void Read(string path, int width, int height, int channels, Span<byte> pixels)
    {
        byte[] content = ReadContent(path);
        using SKData data = SKData.CreateCopy(content);
        using SKCodec codec = SKCodec.Create(data) ?? throw new DataFormatException(path, "is no image, or is damaged at its beginning", offset: 0);
        Check(codec, content, path);
        using SKBitmap decoded = Decode(codec, path);
        if (decoded.Width == width && decoded.Height == height)
        {
            ImagePixels.Copy(decoded, channels, pixels);
            return;
        }

        // A smaller one is made by way of ever smaller halves, so that no pixel is left out.
        using SKBitmap resized = decoded.Resize(decoded.Info.WithSize(width, height), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear))
            ?? throw new DataFormatException(path, $"cannot be resized to {width} x {height}");
        ImagePixels.Copy(resized, channels, pixels);
    }

    private static byte[] ReadContent(string path)
    {
        using FileStream file = DataFile.Open(path);
        try
        {
            if (file.Length > Array.MaxLength) throw new DataFormatException(path, $"has {file.Length} bytes, more than {Array.MaxLength}");
            byte[] content = new byte[file.Length];
            file.ReadExactly(content);
            return content;
        }
        catch (Exception problem) when (DataFile.IsRefusal(problem))
        {
            throw DataFile.Unreadable(path, problem);
        }
    }

    private static void Check(SKCodec codec, ReadOnlySpan<byte> content, string path)
    {
        if (codec.EncodedFormat is not (SKEncodedImageFormat.Png or SKEncodedImageFormat.Jpeg))
        {
            throw new DataFormatException(path, $"is an image of the kind {codec.EncodedFormat}, where PNG and JPEG can be read", offset: 0);
        }

        long pixels = (long)codec.Info.Width * codec.Info.Height;
        long most = Math.Min(MostPixels, content.Length * PixelsPerByte);
        if (pixels > most)
        {
            throw new DataFormatException(
                path, $"says that it has {codec.Info.Width} x {codec.Info.Height} pixels; a file of {content.Length} bytes has at most {most} here");
        }

        // Decoders make do without the end.
        bool isPng = codec.EncodedFormat == SKEncodedImageFormat.Png;
        int end = isPng ? content.LastIndexOf(PngEnd) + PngEnd.Length + sizeof(uint) : content.LastIndexOf(JpegEnd) + JpegEnd.Length;
        if (end > content.Length || (isPng ? end <= PngEnd.Length + sizeof(uint) : end <= JpegEnd.Length))
        {
            throw new DataFormatException(path, "is truncated: it has no end", offset: content.Length);
        }
    }

    private static SKBitmap Decode(SKCodec codec, string path)
    {
        var info = new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, SKAlphaType.Unpremul);
        var bitmap = new SKBitmap(info);
        SKCodecResult result = codec.GetPixels(info, bitmap.GetPixels());
        if (result == SKCodecResult.Success) return bitmap;
        bitmap.Dispose();
        throw new DataFormatException(path, result == SKCodecResult.IncompleteInput ? "is truncated or damaged" : $"is damaged ({result})");
    }
}
