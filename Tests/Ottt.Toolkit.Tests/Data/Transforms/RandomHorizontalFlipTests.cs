using Ottt.Data.Transforms;
using Xunit;

namespace Ottt.Toolkit.Tests.Data.Transforms;

public class RandomHorizontalFlipTests
{
    private static readonly float[] Flipped = TransformRun.Make(
        (channel, row, column) => TransformRun.At(TransformRun.Image, channel, row, TransformRun.Shape.Width - 1 - column));

    [Fact]
    public void A_flip_exchanges_left_and_right() => Assert.Equal(Flipped, TransformRun.Apply(new RandomHorizontalFlip(1), 0));

    [Fact]
    public void Two_flips_are_none()
    {
        var flip = new RandomHorizontalFlip(1);

        Assert.Equal(TransformRun.Image, TransformRun.Apply(flip, 1, TransformRun.Apply(flip, 0)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.25)]
    [InlineData(0.5)]
    [InlineData(1)]
    public void An_image_is_flipped_with_the_probability_or_left_as_it_is(double probability)
    {
        const int Draws = 4000;
        int flips = 0;
        for (ulong stream = 0; stream < Draws; stream++)
        {
            float[] image = TransformRun.Apply(new RandomHorizontalFlip(probability), stream);
            bool isFlipped = image.SequenceEqual(Flipped);
            Assert.True(isFlipped || image.SequenceEqual(TransformRun.Image));
            flips += isFlipped ? 1 : 0;
        }

        Assert.Equal(probability, flips / (double)Draws, 4.5 * Math.Sqrt(probability * (1 - probability) / Draws));
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void A_probability_outside_zero_to_one_is_refused(double probability) =>
        Assert.Throws<ArgumentOutOfRangeException>(nameof(probability), () => new RandomHorizontalFlip(probability));
}
