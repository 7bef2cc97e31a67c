using Ottt.Cpu;
using Ottt.Numerics;
using Xunit;

namespace Ottt.Runtime.Tests.Cpu;

public class PoolingTests
{
    [Theory]
    [MemberData(nameof(Tensors.Seeds), MemberType = typeof(Tensors))]
    public void Averages_are_those_of_their_windows(int seed)
    {
        var layer = new PoolingCase(seed);
        float[] y = layer.OutputMemory;
        AvgPool2d.Forward(layer.Geometry, layer.XMemory, y, layer.Samples);

        double[] expected = [.. Enumerable.Range(0, layer.OutputGradient.Length).Select(layer.Window)
            .Select(window => window.Sum(pixel => (double)layer.X[pixel]) / layer.Divisor(window))];
        Tensors.AssertClose(expected, layer.DenseOutput(y), 1e-6);
    }

    [Theory]
    [MemberData(nameof(Tensors.Seeds), MemberType = typeof(Tensors))]
    public void The_gradient_of_an_average_goes_to_its_window_in_equal_shares(int seed)
    {
        var layer = new PoolingCase(seed);
        float[] gradient = layer.InputMemory;
        AvgPool2d.InputGradient(layer.Geometry, layer.OutputGradientMemory, gradient, layer.Samples);

        double[] expected = new double[layer.X.Length];
        for (int i = 0; i < layer.OutputGradient.Length; i++)
        {
            int[] window = layer.Window(i);
            foreach (int pixel in window) expected[pixel] += layer.OutputGradient[i] / layer.Divisor(window);
        }

        Tensors.AssertClose(expected, layer.DenseInput(gradient), 1e-6);
    }

    [Theory]
    [MemberData(nameof(Tensors.Seeds), MemberType = typeof(Tensors))]
    public void Maxima_are_those_of_their_windows(int seed)
    {
        var layer = new PoolingCase(seed);
        float[] y = layer.OutputMemory;
        MaxPool2d.Forward(layer.Geometry, layer.XMemory, y, layer.Samples);

        float[] expected = [.. Enumerable.Range(0, layer.OutputGradient.Length).Select(i => layer.Window(i).Max(pixel => layer.X[pixel]))];
        Assert.Equal(expected, layer.DenseOutput(y));
    }

    [Theory]
    [MemberData(nameof(Tensors.Seeds), MemberType = typeof(Tensors))]
    public void The_gradient_of_a_maximum_goes_to_the_first_pixel_that_has_it(int seed)
    {
        var layer = new PoolingCase(seed);
        float[] gradient = layer.InputMemory;
        MaxPool2d.InputGradient(layer.Geometry, layer.XMemory, layer.OutputGradientMemory, gradient, layer.Samples);

        double[] expected = new double[layer.X.Length];
        for (int i = 0; i < layer.OutputGradient.Length; i++)
        {
            expected[layer.Window(i).MaxBy(pixel => layer.X[pixel])] += layer.OutputGradient[i];
        }

        Tensors.AssertClose(expected, layer.DenseInput(gradient), 1e-6);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(19)]
    public void A_NaN_is_the_maximum_of_its_window(int channels)
    {
        var geometry = new Pool2dGeometry(channels, 2, 2, 2, 2, 2, 2, 0, 0, true);
        for (int position = 0; position < 4; position++)
        {
            float[] x = new float[Layout.Stride(4 * channels)], y = new float[Layout.Stride(channels)];
            x.AsSpan(position * channels, channels).Fill(float.NaN);
            MaxPool2d.Forward(geometry, x, y, 1);
            Assert.All(y[..channels], value => Assert.Equal(float.NaN, value));
        }
    }

    [Theory]
    [InlineData(7, 5, 3, 2)]
    [InlineData(8, 8, 1, 1)]
    [InlineData(6, 4, 3, 2)]
    [InlineData(3, 2, 5, 4)]
    public void Adaptive_averages_and_their_gradients_are_those_of_the_definition(int height, int width, int outHeight, int outWidth)
    {
        const int Channels = 11, Samples = 2;
        var random = new PhiloxStream(7, (ulong)height);
        var geometry = new AdaptivePool2dGeometry(Channels, height, width, outHeight, outWidth);
        float[] x = Tensors.Random(random, Samples * Channels * height * width);
        float[] outputGradient = Tensors.Random(random, Samples * Channels * outHeight * outWidth);
        double[] expected = new double[outputGradient.Length], expectedGradient = new double[x.Length];
        for (int i = 0; i < expected.Length; i++)
        {
            int image = i / (outHeight * outWidth), outRow = i / outWidth % outHeight, outColumn = i % outWidth;
            int top = outRow * height / outHeight, bottom = (int)Math.Ceiling((outRow + 1.0) * height / outHeight);
            int left = outColumn * width / outWidth, right = (int)Math.Ceiling((outColumn + 1.0) * width / outWidth);
            int count = (bottom - top) * (right - left);
            for (int row = top; row < bottom; row++)
            {
                for (int column = left; column < right; column++)
                {
                    int pixel = (((image * height) + row) * width) + column;
                    expected[i] += x[pixel] / (double)count;
                    expectedGradient[pixel] += outputGradient[i] / (double)count;
                }
            }
        }

        float[] y = Tensors.Memory(Channels * outHeight * outWidth, Samples), gradient = Tensors.Memory(Channels * height * width, Samples);
        AdaptiveAvgPool2d.Forward(geometry, Tensors.ToMemory(x, Channels, height * width, Samples), y, Samples);
        float[] outputGradientMemory = Tensors.ToMemory(outputGradient, Channels, outHeight * outWidth, Samples);
        AdaptiveAvgPool2d.InputGradient(geometry, outputGradientMemory, gradient, Samples);

        Tensors.AssertClose(expected, Tensors.ToDense(y, Channels, outHeight * outWidth, Samples), 1e-6);
        Tensors.AssertClose(expectedGradient, Tensors.ToDense(gradient, Channels, height * width, Samples), 1e-6);
    }

    [Fact]
    public void Geometries_of_equal_sizes_are_equal()
    {
        Assert.Equal(new Pool2dGeometry(3, 4, 4, 2, 2, 2, 2, 0, 0, true), new Pool2dGeometry(3, 4, 4, 2, 2, 2, 2, 0, 0, true));
        Assert.Equal(new AdaptivePool2dGeometry(3, 4, 4, 2, 2), new AdaptivePool2dGeometry(3, 4, 4, 2, 2));
    }
}
