using Ottt.Data.Transforms;
using Ottt.Numerics;

namespace Ottt.Toolkit.Tests.Data.Transforms;

/// <summary>Applies a transform to an image whose every value is another number, none of them zero.</summary>
internal static class TransformRun
{
    public static ImageShape Shape { get; } = new(3, 6, 9);

    public static float[] Image { get; } = [.. Enumerable.Range(1, Shape.Count).Select(value => (float)value)];

    public static float[] Apply(IImageTransform transform, ulong stream) => Apply(transform, stream, Image);

    public static float[] Apply(IImageTransform transform, ulong stream, float[] image)
    {
        float[] changed = [.. image];
        transform.Apply(changed, Shape, new PhiloxStream(1, stream));
        return changed;
    }

    /// <summary>The value of a pixel, or zero where it lies outside.</summary>
    public static float At(float[] image, int channel, int row, int column) =>
        row < 0 || row >= Shape.Height || column < 0 || column >= Shape.Width
            ? 0
            : image[(((channel * Shape.Height) + row) * Shape.Width) + column];

    /// <summary>The image in which each pixel is given by its channel, row and column.</summary>
    public static float[] Make(Func<int, int, int, float> pixel) =>
    [
        .. from channel in Enumerable.Range(0, Shape.Channels)
           from row in Enumerable.Range(0, Shape.Height)
           from column in Enumerable.Range(0, Shape.Width)
           select pixel(channel, row, column),
    ];
}
