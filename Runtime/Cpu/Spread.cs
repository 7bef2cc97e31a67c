namespace Ottt.Cpu;

/// <summary>
/// Copies images into others: puts a border around them, takes one away, or stretches them as the gradient of a strided convolution needs.
/// </summary>
public static class Spread
{
    /// <summary>
    /// Copies pixels: <c>y[Top + h * StepHeight][Left + w * StepWidth][:] = x[h][w][:]</c>. Pixels that fall outside are skipped, and
    /// everything else in <paramref name="y"/> keeps its value.
    /// </summary>
    /// <param name="geometry">The sizes.</param>
    /// <param name="x">[samples][in height][in width][channels].</param>
    /// <param name="y">[samples][out height][out width][channels].</param>
    /// <param name="samples">The samples.</param>
    public static void Copy(SpreadGeometry geometry, ReadOnlySpan<float> x, Span<float> y, int samples)
    {
        int channels = geometry.Channels, inRow = geometry.InWidth * channels, outRow = geometry.OutWidth * channels;
        int inStride = Layout.Stride(geometry.InHeight * inRow), outStride = Layout.Stride(geometry.OutHeight * outRow);
        int first = geometry.FirstColumn, count = geometry.EndColumn - first;
        if (count <= 0) return;
        int target = geometry.Left + (first * geometry.StepWidth);
        for (int sample = 0; sample < samples; sample++)
        {
            for (int row = geometry.FirstRow; row < geometry.EndRow; row++)
            {
                ReadOnlySpan<float> source = x.Slice((sample * inStride) + (row * inRow) + (first * channels), count * channels);
                int start = (sample * outStride) + ((geometry.Top + (row * geometry.StepHeight)) * outRow) + (target * channels);
                if (geometry.StepWidth == 1) source.CopyTo(y.Slice(start, source.Length));
                else CopyPixels(source, y[start..], channels, geometry.StepWidth * channels);
            }
        }
    }

    private static void CopyPixels(ReadOnlySpan<float> source, Span<float> destination, int channels, int step)
    {
        for (int from = 0, to = 0; from < source.Length; from += channels, to += step)
        {
            source.Slice(from, channels).CopyTo(destination[to..]);
        }
    }
}
