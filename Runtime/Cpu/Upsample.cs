using System.Numerics;

namespace Ottt.Cpu;

/// <summary>Enlarges images by whole factors. Activations have the layout of <see cref="Layout"/>.</summary>
public static class Upsample
{
    /// <summary>Copies each pixel to a block of pixels.</summary>
    /// <param name="geometry">The sizes.</param>
    /// <param name="x">[samples][in height][in width][channels].</param>
    /// <param name="y">[samples][out height][out width][channels].</param>
    /// <param name="samples">The samples.</param>
    public static void Nearest(UpsampleGeometry geometry, ReadOnlySpan<float> x, Span<float> y, int samples)
    {
        for (int sample = 0; sample < samples; sample++)
        {
            ReadOnlySpan<float> source = x.Slice(sample * Layout.Stride(geometry.InElements), geometry.InElements);
            Span<float> result = y.Slice(sample * Layout.Stride(geometry.OutElements), geometry.OutElements);
            for (int row = 0; row < geometry.OutHeight; row++)
            {
                Span<float> target = result.Slice(row * geometry.OutRow, geometry.OutRow);
                if (row % geometry.ScaleHeight > 0) result.Slice((row - 1) * geometry.OutRow, geometry.OutRow).CopyTo(target);
                else Repeat(geometry, source.Slice(row / geometry.ScaleHeight * geometry.InRow, geometry.InRow), target);
            }
        }
    }

    /// <summary>
    /// Computes the gradient of the input of <see cref="Nearest"/>: every pixel gets the sum of its block, in row-major order.
    /// </summary>
    /// <param name="geometry">The sizes.</param>
    /// <param name="outputGradient">[samples][out height][out width][channels].</param>
    /// <param name="inputGradient">[samples][in height][in width][channels]; overwritten.</param>
    /// <param name="samples">The samples.</param>
    public static void NearestGradient(
        UpsampleGeometry geometry, ReadOnlySpan<float> outputGradient, Span<float> inputGradient, int samples)
    {
        for (int sample = 0; sample < samples; sample++)
        {
            ReadOnlySpan<float> gradient = outputGradient.Slice(sample * Layout.Stride(geometry.OutElements), geometry.OutElements);
            Span<float> result = inputGradient.Slice(sample * Layout.Stride(geometry.InElements), geometry.InElements);
            result.Clear();
            for (int row = 0; row < geometry.OutHeight; row++)
            {
                for (int column = 0; column < geometry.OutWidth; column++)
                {
                    ReadOnlySpan<float> pixel = gradient.Slice((row * geometry.OutRow) + (column * geometry.Channels), geometry.Channels);
                    Elementwise.Add(pixel, PixelOf(geometry, result, row / geometry.ScaleHeight, column / geometry.ScaleWidth));
                }
            }
        }
    }

    /// <summary>Reads each pixel between the four input pixels around its place.</summary>
    /// <param name="geometry">The sizes.</param>
    /// <param name="x">[samples][in height][in width][channels].</param>
    /// <param name="y">[samples][out height][out width][channels].</param>
    /// <param name="samples">The samples.</param>
    public static void Bilinear(UpsampleGeometry geometry, ReadOnlySpan<float> x, Span<float> y, int samples)
    {
        for (int sample = 0; sample < samples; sample++)
        {
            ReadOnlySpan<float> source = x.Slice(sample * Layout.Stride(geometry.InElements), geometry.InElements);
            Span<float> result = y.Slice(sample * Layout.Stride(geometry.OutElements), geometry.OutElements);
            for (int row = 0; row < geometry.OutHeight; row++)
            {
                var rows = Interpolation.At(row, geometry.ScaleHeight, geometry.InHeight);
                ReadOnlySpan<float> above = source.Slice(rows.First * geometry.InRow, geometry.InRow);
                ReadOnlySpan<float> below = source.Slice(rows.Second * geometry.InRow, geometry.InRow);
                for (int column = 0; column < geometry.OutWidth; column++)
                {
                    var columns = Interpolation.At(column, geometry.ScaleWidth, geometry.InWidth);
                    int left = columns.First * geometry.Channels, right = columns.Second * geometry.Channels;
                    Span<float> pixel = result.Slice((row * geometry.OutRow) + (column * geometry.Channels), geometry.Channels);
                    pixel.Clear();
                    AddScaled(above.Slice(left, pixel.Length), (1 - rows.Share) * (1 - columns.Share), pixel);
                    AddScaled(above.Slice(right, pixel.Length), (1 - rows.Share) * columns.Share, pixel);
                    AddScaled(below.Slice(left, pixel.Length), rows.Share * (1 - columns.Share), pixel);
                    AddScaled(below.Slice(right, pixel.Length), rows.Share * columns.Share, pixel);
                }
            }
        }
    }

    /// <summary>
    /// Computes the gradient of the input of <see cref="Bilinear"/>: every pixel gives its gradient to the four that it was read from, in
    /// row-major order.
    /// </summary>
    /// <param name="geometry">The sizes.</param>
    /// <param name="outputGradient">[samples][out height][out width][channels].</param>
    /// <param name="inputGradient">[samples][in height][in width][channels]; overwritten.</param>
    /// <param name="samples">The samples.</param>
    public static void BilinearGradient(
        UpsampleGeometry geometry, ReadOnlySpan<float> outputGradient, Span<float> inputGradient, int samples)
    {
        for (int sample = 0; sample < samples; sample++)
        {
            ReadOnlySpan<float> gradient = outputGradient.Slice(sample * Layout.Stride(geometry.OutElements), geometry.OutElements);
            Span<float> result = inputGradient.Slice(sample * Layout.Stride(geometry.InElements), geometry.InElements);
            result.Clear();
            for (int row = 0; row < geometry.OutHeight; row++)
            {
                var rows = Interpolation.At(row, geometry.ScaleHeight, geometry.InHeight);
                for (int column = 0; column < geometry.OutWidth; column++)
                {
                    var columns = Interpolation.At(column, geometry.ScaleWidth, geometry.InWidth);
                    ReadOnlySpan<float> pixel = gradient.Slice((row * geometry.OutRow) + (column * geometry.Channels), geometry.Channels);
                    AddScaled(pixel, (1 - rows.Share) * (1 - columns.Share), PixelOf(geometry, result, rows.First, columns.First));
                    AddScaled(pixel, (1 - rows.Share) * columns.Share, PixelOf(geometry, result, rows.First, columns.Second));
                    AddScaled(pixel, rows.Share * (1 - columns.Share), PixelOf(geometry, result, rows.Second, columns.First));
                    AddScaled(pixel, rows.Share * columns.Share, PixelOf(geometry, result, rows.Second, columns.Second));
                }
            }
        }
    }

    private static Span<float> PixelOf(UpsampleGeometry geometry, Span<float> sample, int row, int column) =>
        sample.Slice((row * geometry.InRow) + (column * geometry.Channels), geometry.Channels);

    private static void Repeat(UpsampleGeometry geometry, ReadOnlySpan<float> source, Span<float> target)
    {
        for (int column = 0; column < geometry.OutWidth; column++)
        {
            ReadOnlySpan<float> pixel = source.Slice(column / geometry.ScaleWidth * geometry.Channels, geometry.Channels);
            pixel.CopyTo(target[(column * geometry.Channels)..]);
        }
    }

    private static void AddScaled(ReadOnlySpan<float> source, float factor, Span<float> destination)
    {
        var factors = new Vector<float>(factor);
        int i = 0;
        for (; i <= source.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector.FusedMultiplyAdd(new Vector<float>(source[i..]), factors, new Vector<float>(destination[i..])).CopyTo(destination[i..]);
        }

        for (; i < source.Length; i++) destination[i] = MathF.FusedMultiplyAdd(source[i], factor, destination[i]);
    }
}
