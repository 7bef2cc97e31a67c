using Ottt.Data.Transforms;
using Xunit;

namespace Ottt.Toolkit.Tests.Data.Transforms;

public class CutoutTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(16)]
    public void A_square_around_some_pixel_is_zero_and_nothing_else(int size)
    {
        for (ulong stream = 0; stream < 200; stream++)
        {
            float[] cut = TransformRun.Apply(new Cutout(size), stream);

            Assert.Contains(Centres(), centre => cut.SequenceEqual(Expected(size, centre.Row, centre.Column)));
        }
    }

    [Fact]
    public void Every_pixel_is_the_centre_about_equally_often()
    {
        const int Draws = 6000;
        int pixels = TransformRun.Shape.Height * TransformRun.Shape.Width;
        var counts = new int[pixels];

        for (ulong stream = 0; stream < Draws; stream++) counts[Array.IndexOf(TransformRun.Apply(new Cutout(1), stream), 0)]++;

        double expected = Draws / (double)pixels;
        Assert.All(counts, count => Assert.Equal(expected, count, 4.5 * Math.Sqrt(expected)));
    }

    [Fact]
    public void A_square_far_larger_than_the_image_leaves_nothing() =>
        Assert.All(TransformRun.Apply(new Cutout(int.MaxValue), 0), value => Assert.Equal(0, value));

    [Fact]
    public void A_square_of_no_size_is_refused() => Assert.Throws<ArgumentOutOfRangeException>("size", () => new Cutout(0));

    private static IEnumerable<(int Row, int Column)> Centres() =>
        from row in Enumerable.Range(0, TransformRun.Shape.Height)
        from column in Enumerable.Range(0, TransformRun.Shape.Width)
        select (row, column);

    private static float[] Expected(int size, int row, int column) => TransformRun.Make(
        (channel, y, x) => IsInside(y, row, size) && IsInside(x, column, size) ? 0 : TransformRun.At(TransformRun.Image, channel, y, x));

    private static bool IsInside(int place, int centre, int size) => place >= centre - (size / 2) && place < centre - (size / 2) + size;
}
