using Ottt.Data;
using Ottt.Samples.Mnist.Digits;
using Xunit;

namespace Ottt.Runtime.Tests.Samples;

public sealed class StrokeDigitsTests
{
    [Fact]
    public void The_same_seed_draws_the_same_images() =>
        Assert.Equal(AllPixels(StrokeDigits.Draw(50, 7)), AllPixels(StrokeDigits.Draw(50, 7)));

    [Fact]
    public void Another_seed_draws_other_images() =>
        Assert.NotEqual(AllPixels(StrokeDigits.Draw(50, 7)), AllPixels(StrokeDigits.Draw(50, 8)));

    [Fact]
    public void An_image_does_not_depend_on_how_many_are_drawn() =>
        Assert.Equal(AllPixels(StrokeDigits.Draw(20, 7)), AllPixels(StrokeDigits.Draw(50, 7).Take(20)));

    [Fact]
    public void Images_of_a_digit_differ() =>
        Assert.NotEqual(StrokeDigits.Draw(20, 7).Pixels(3).ToArray(), StrokeDigits.Draw(20, 7).Pixels(13).ToArray());

    [Fact]
    public void Each_digit_comes_equally_often()
    {
        LabelledImages images = StrokeDigits.Draw(100, 7);

        IEnumerable<int> counts = Enumerable.Range(0, images.Count).CountBy(images.Label).Select(pair => pair.Value);

        Assert.Equal(Enumerable.Repeat(10, 10), counts);
    }

    [Fact]
    public void Every_image_has_ink_and_mostly_ground()
    {
        LabelledImages images = StrokeDigits.Draw(1000, 7);

        Assert.All(Enumerable.Range(0, images.Count), index =>
        {
            double ink = InkShare(images.Pixels(index));
            Assert.True(ink is > 0.02 and < 0.4, $"image {index}, a {images.Label(index)}: {ink:P1} of the pixels are bright");
        });
    }

    [Fact]
    public void A_linear_model_does_not_solve_the_task()
    {
        var model = new SoftmaxRegression(StrokeDigits.Draw(3000, 1), epochs: 8, learningRate: 0.05f);

        double accuracy = model.Accuracy(StrokeDigits.Draw(1000, 2));

        Assert.True(accuracy is > 0.5 and < 0.88, $"test accuracy {accuracy:P1}");
    }

    private static double InkShare(ReadOnlySpan<byte> pixels)
    {
        int bright = 0;
        foreach (byte pixel in pixels) bright += pixel > 96 ? 1 : 0;
        return bright / (double)pixels.Length;
    }

    private static byte[] AllPixels(LabelledImages images) =>
        [.. Enumerable.Range(0, images.Count).SelectMany(index => images.Pixels(index).ToArray())];
}
