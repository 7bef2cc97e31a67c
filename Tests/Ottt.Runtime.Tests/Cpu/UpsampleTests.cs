using Ottt.Cpu;
using Ottt.Numerics;
using Xunit;

namespace Ottt.Runtime.Tests.Cpu;

public class UpsampleTests
{
    private const int Samples = 2;

    /// <summary>Channels, height, width, and the factors of both.</summary>
    public static TheoryData<int, int, int, int, int> Sizes => new()
    {
        { 1, 3, 4, 2, 2 },
        { 21, 2, 5, 3, 1 },
        { 16, 4, 1, 1, 4 },
        { 3, 1, 1, 5, 2 },
        { 8, 5, 3, 1, 1 },
    };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void The_nearest_pixel_is_the_one_whose_block_it_is(
        int channels, int height, int width, int scaleHeight, int scaleWidth) => Check(
        new UpsampleGeometry(channels, height, width, scaleHeight, scaleWidth),
        Upsample.Nearest,
        Upsample.NearestGradient,
        (index, scale, size) => Enumerable.Range(0, size).Select(i => i == index / scale ? 1.0 : 0.0));

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Between_pixels_each_counts_by_its_nearness(int channels, int height, int width, int scaleHeight, int scaleWidth) => Check(
        new UpsampleGeometry(channels, height, width, scaleHeight, scaleWidth), Upsample.Bilinear, Upsample.BilinearGradient, Nearness);

    [Fact]
    public void A_row_enlarged_by_two_has_quarters()
    {
        float[] y = new float[Layout.Stride(6)];
        Upsample.Bilinear(new UpsampleGeometry(1, 1, 3, 1, 2), new float[] { 0, 4, 12 }, y, 1);

        Assert.Equal([0, 1, 3, 6, 10, 12], y[..6]);
    }

    /// <summary>Places before the first pixel and behind the last read that pixel; others count by their distance.</summary>
    private static IEnumerable<double> Nearness(int index, int scale, int size)
    {
        double place = Math.Clamp(((index + 0.5) / scale) - 0.5, 0, size - 1);
        return Enumerable.Range(0, size).Select(i => Math.Max(0, 1 - Math.Abs(i - place)));
    }

    private delegate void Kernel(UpsampleGeometry geometry, ReadOnlySpan<float> source, Span<float> destination, int samples);

    private static void Check(UpsampleGeometry g, Kernel forward, Kernel backward, Func<int, int, int, IEnumerable<double>> weights)
    {
        var random = new PhiloxStream(11, (ulong)g.InElements);
        int inPositions = g.InHeight * g.InWidth, outPositions = g.OutHeight * g.OutWidth;
        float[] x = Tensors.Random(random, Samples * g.InElements), outputGradient = Tensors.Random(random, Samples * g.OutElements);
        double[] expected = new double[outputGradient.Length], expectedGradient = new double[x.Length];
        for (int i = 0; i < expected.Length; i++)
        {
            int image = i / outPositions;
            double[] rows = [.. weights(i / g.OutWidth % g.OutHeight, g.ScaleHeight, g.InHeight)];
            double[] columns = [.. weights(i % g.OutWidth, g.ScaleWidth, g.InWidth)];
            for (int pixel = 0; pixel < inPositions; pixel++)
            {
                double weight = rows[pixel / g.InWidth] * columns[pixel % g.InWidth];
                expected[i] += weight * x[(image * inPositions) + pixel];
                expectedGradient[(image * inPositions) + pixel] += weight * outputGradient[i];
            }
        }

        float[] y = Tensors.Memory(g.OutElements, Samples), gradient = Tensors.Memory(g.InElements, Samples);
        forward(g, Tensors.ToMemory(x, g.Channels, inPositions, Samples), y, Samples);
        backward(g, Tensors.ToMemory(outputGradient, g.Channels, outPositions, Samples), gradient, Samples);

        Tensors.AssertClose(expected, Tensors.ToDense(y, g.Channels, outPositions, Samples), 1e-6);
        Tensors.AssertClose(expectedGradient, Tensors.ToDense(gradient, g.Channels, inPositions, Samples), 1e-6);
    }
}
