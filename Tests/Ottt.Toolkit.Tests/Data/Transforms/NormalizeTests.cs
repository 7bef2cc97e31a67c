using Ottt.Data;
using Ottt.Data.Transforms;
using Xunit;

namespace Ottt.Toolkit.Tests.Data.Transforms;

public class NormalizeTests
{
    [Fact]
    public void Each_channel_has_its_own_mean_and_deviation()
    {
        float[] normalized = TransformRun.Apply(new Normalize([1, -2, 0.5], [2, 4, 0.25]), 0);

        Assert.Equal(
            TransformRun.Make((channel, row, column) =>
            {
                float value = TransformRun.At(TransformRun.Image, channel, row, column);
                return channel switch { 0 => (value - 1) / 2, 1 => (value + 2) / 4, _ => (value - 0.5f) * 4 };
            }),
            normalized);
    }

    [Fact]
    public void Means_and_deviations_must_be_as_many_and_numbers()
    {
        Assert.Throws<ArgumentException>("mean", () => new Normalize([], []));
        Assert.Throws<ArgumentException>("standardDeviation", () => new Normalize([0, 0], [1]));
        Assert.Throws<ArgumentOutOfRangeException>("mean", () => new Normalize([double.NaN], [1]));
        Assert.Throws<ArgumentOutOfRangeException>("mean", () => new Normalize([1e300], [1]));
        Assert.Throws<ArgumentOutOfRangeException>("standardDeviation", () => new Normalize([0], [0]));
        Assert.Throws<ArgumentOutOfRangeException>("standardDeviation", () => new Normalize([0], [1e-60]));
        Assert.Throws<ArgumentOutOfRangeException>("standardDeviation", () => new Normalize([0], [double.PositiveInfinity]));
    }

    [Fact]
    public void Images_with_other_channels_are_refused()
    {
        var problem = Assert.Throws<ArgumentException>("shape", () => CifarNormalization.Paper.CheckShape(new ImageShape(1, 28, 28)));

        Assert.StartsWith("Normalize has the mean of 3 channels; the images [1, 28, 28] have 1.", problem.Message, StringComparison.Ordinal);
    }
}
