using Ottt.Data.Transforms;
using Xunit;

namespace Ottt.Toolkit.Tests.Data.Transforms;

public class RandomCropTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(7)]
    public void A_crop_is_a_shift_by_up_to_the_padding(int padding)
    {
        for (ulong stream = 0; stream < 200; stream++)
        {
            float[] cropped = TransformRun.Apply(new RandomCrop(padding), stream);

            Assert.Contains(Shifts(padding), shift => cropped.SequenceEqual(Shifted(shift.Down, shift.Right)));
        }
    }

    [Fact]
    public void Every_shift_comes_about_equally_often()
    {
        const int Padding = 2, Draws = 5000;
        Dictionary<float, int> counts = Shifts(Padding).ToDictionary(shift => Corner(Shifted(shift.Down, shift.Right)), _ => 0);
        Assert.Equal(25, counts.Count);

        for (ulong stream = 0; stream < Draws; stream++) counts[Corner(TransformRun.Apply(new RandomCrop(Padding), stream))]++;

        double deviation = Math.Sqrt(Draws * (1 / 25.0) * (24 / 25.0));
        Assert.All(counts.Values, count => Assert.Equal(Draws / 25.0, count, 4.5 * deviation));
    }

    [Fact]
    public void Without_padding_nothing_changes() => Assert.Equal(TransformRun.Image, TransformRun.Apply(new RandomCrop(0), 3));

    [Fact]
    public void A_padding_below_zero_is_refused() => Assert.Throws<ArgumentOutOfRangeException>("padding", () => new RandomCrop(-1));

    /// <summary>A pixel that no shift of two moves outside, so that it tells them apart.</summary>
    private static float Corner(float[] image) => TransformRun.At(image, 0, 3, 4);

    private static IEnumerable<(int Down, int Right)> Shifts(int padding) =>
        from down in Enumerable.Range(-padding, (2 * padding) + 1)
        from right in Enumerable.Range(-padding, (2 * padding) + 1)
        select (down, right);

    private static float[] Shifted(int down, int right) =>
        TransformRun.Make((channel, row, column) => TransformRun.At(TransformRun.Image, channel, row + down, column + right));
}
