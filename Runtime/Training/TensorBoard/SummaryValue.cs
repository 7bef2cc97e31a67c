using System.Buffers.Binary;

namespace Ottt.Training.TensorBoard;

/// <summary>The message <c>Summary.Value</c> of TensorFlow's <c>summary.proto</c>.</summary>
internal static class SummaryValue
{
    private const int SimpleValue = 2;
    private const int ImageValue = 4;

    /// <summary>Red, green, blue and opacity, as <c>Summary.Image.colorspace</c> counts.</summary>
    private const int Rgba = 4;

    /// <summary>The signature of a PNG file, then the length and the name of its first chunk.</summary>
    private static ReadOnlySpan<byte> PngStart => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52];

    public static ProtobufMessage Scalar(string tag, float value) => Tagged(tag).Add(SimpleValue, value);

    public static ProtobufMessage Image(string tag, ReadOnlySpan<byte> png)
    {
        if (png.Length < PngStart.Length + 8 || !png.StartsWith(PngStart)) throw new ArgumentException($"The {png.Length} bytes are no PNG file.", nameof(png));
        uint width = BinaryPrimitives.ReadUInt32BigEndian(png[PngStart.Length..]);
        uint height = BinaryPrimitives.ReadUInt32BigEndian(png[(PngStart.Length + 4)..]);
        return Tagged(tag).Add(ImageValue, new ProtobufMessage().Add(1, (long)height).Add(2, (long)width).Add(3, Rgba).Add(4, png));
    }

    private static ProtobufMessage Tagged(string tag)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(tag);
        return new ProtobufMessage().Add(1, tag);
    }
}
