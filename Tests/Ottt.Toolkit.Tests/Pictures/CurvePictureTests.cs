using Ottt.Pictures;
using ScottPlot;
using ScottPlot.Plottables;
using Xunit;

namespace Ottt.Toolkit.Tests.Pictures;

public sealed class CurvePictureTests
{
    private static readonly TrainingHistory History = new(
        ["1 OtttLif", "3 OtttLif"],
        [new(1, 2.5, 0.4, 2.25, 0.5, [0.25, 0.125]), new(2, 1.5, 0.7, 1.75, 0.6, []), new(4, 1, 0.9, 1.25, 0.8, [0.5, 0.375])]);

    [Fact]
    public void A_loss_picture_shows_both_losses_over_the_epochs()
    {
        var picture = new LossPicture(History);
        Plot plot = Assert.Single(picture.Panels);
        Assert.Equal(["training: 1=2.5 2=1.5 4=1", "test: 1=2.25 2=1.75 4=1.25"], Lines(plot));
        Assert.Equal(("Loss", "epoch", "loss (sum over time steps, mean over samples)"), Names(plot));
        string text = PictureFile.Check(picture);
        Assert.Contains("training", text, StringComparison.Ordinal);
        Assert.Contains("epoch", text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_accuracy_picture_has_percent_at_its_axis()
    {
        var picture = new AccuracyPicture(History);
        Assert.Equal(["training: 1=0.4 2=0.7 4=0.9", "test: 1=0.5 2=0.6 4=0.8"], Lines(picture.Panels[0]));
        Assert.Equal(("Accuracy", "epoch", "samples classified correctly"), Names(picture.Panels[0]));
        Assert.Contains("60 %", PictureFile.Check(picture).Split('\n'));
    }

    [Fact]
    public void A_firing_rate_picture_has_a_line_for_each_layer_and_a_gap_where_nothing_was_measured()
    {
        var picture = new FiringRatePicture(History);
        Assert.Equal(["1 OtttLif: 1=0.25 2=NaN 4=0.5", "3 OtttLif: 1=0.125 2=NaN 4=0.375"], Lines(picture.Panels[0]));
        Assert.Equal(("Firing rate of each spiking layer", "epoch", "spikes per neuron and time step"), Names(picture.Panels[0]));
        Assert.Contains("20 %", PictureFile.Check(picture).Split('\n'));
    }

    [Fact]
    public void Epochs_are_marked_with_whole_numbers()
    {
        var picture = new LossPicture(History);
        string[] text = PictureFile.Check(picture).Split('\n');
        Assert.Superset(new HashSet<string>(["1", "2", "3", "4"]), text.ToHashSet());
        Assert.All(picture.Panels[0].Axes.Bottom.TickGenerator.Ticks.Where(tick => tick.IsMajor), tick => Assert.Equal(Math.Round(tick.Position), tick.Position));
    }

    [Fact]
    public void Values_that_are_not_finite_leave_gaps_and_do_not_stretch_the_axis()
    {
        var history = new TrainingHistory(
            [], [new(1, 2, 0.1, double.NaN, 0, []), new(2, double.PositiveInfinity, 0.2, double.NaN, 0, []), new(3, 1, 0.3, double.NaN, 0, [])]);
        var picture = new LossPicture(history);
        Assert.Equal(["training: 1=2 2=NaN 3=1"], Lines(picture.Panels[0]));
        Assert.InRange(picture.Panels[0].Axes.GetLimits().Top, 2, 2.5);
        PictureFile.Check(picture);
    }

    [Fact]
    public void One_epoch_is_a_point_with_room_around()
    {
        var picture = new AccuracyPicture(new TrainingHistory([], [new(1, 1, 0.5, 1, 0.5, [])]));
        AxisLimits limits = picture.Panels[0].Axes.GetLimits();
        Assert.True(limits is { Left: < 1, Right: > 1, Bottom: < 0.5, Top: > 0.5 });
        PictureFile.Check(picture);
    }

    [Theory]
    [InlineData(0, "no epoch yet")]
    [InlineData(1, "no finite values")]
    public void A_picture_without_values_says_so(int epochs, string remark)
    {
        EpochRecord[] records = [.. Enumerable.Range(1, epochs).Select(epoch => new EpochRecord(epoch, double.NaN, 0, double.NaN, 0, []))];
        Assert.Contains(remark, PictureFile.Check(new LossPicture(new TrainingHistory([], records))), StringComparison.Ordinal);
    }

    [Fact]
    public void Forty_layers_have_forty_colours_and_are_all_named()
    {
        string[] layers = [.. Enumerable.Range(0, 40).Select(index => $"layer{index}")];
        var picture = new FiringRatePicture(new TrainingHistory(layers, [new(1, 1, 1, 1, 1, [.. layers.Select((_, index) => index / 100.0)])])) { Height = 1200 };
        Assert.Equal(40, picture.Panels[0].GetPlottables<Scatter>().Select(line => line.LineColor).Distinct().Count());
        Assert.Superset(layers.ToHashSet(), PictureFile.Check(picture).Split('\n').ToHashSet());
    }

    private static string[] Lines(Plot plot) =>
    [
        .. plot.GetPlottables<Scatter>().Select(
            line => $"{line.LegendText}: {string.Join(' ', line.Data.GetScatterPoints().Select(point => $"{point.X}={point.Y}"))}"),
    ];

    private static (string Title, string X, string Y) Names(Plot plot) => (plot.Axes.Title.Label.Text, plot.Axes.Bottom.Label.Text, plot.Axes.Left.Label.Text);
}
