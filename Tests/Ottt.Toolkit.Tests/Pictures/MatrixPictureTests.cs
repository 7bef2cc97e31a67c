using Ottt.Pictures;
using Ottt.Training;
using ScottPlot;
using ScottPlot.Plottables;
using Xunit;

namespace Ottt.Toolkit.Tests.Pictures;

public sealed class MatrixPictureTests
{
    [Fact]
    public void A_confusion_matrix_shows_counts_and_the_recall_of_each_class()
    {
        var confusion = new ConfusionMatrix(3);
        foreach ((int label, int prediction) in new[] { (0, 0), (0, 0), (0, 0), (0, 2), (1, 1) }) confusion.Add(label, prediction);
        var picture = new ConfusionPicture(confusion, ["cat", "dog", "owl"]);
        Plot plot = Assert.Single(picture.Panels);
        Assert.Equal("Confusion matrix (80.0 % of 5 correct)", plot.Axes.Title.Label.Text);
        Assert.Equal(("predicted class", "true class", "recall"), (plot.Axes.Bottom.Label.Text, plot.Axes.Left.Label.Text, plot.Axes.Right.Label.Text));
        Assert.Equal([("3", 0, 2), ("1", 2, 2), ("1", 1, 1)], plot.GetPlottables<Text>().Select(text => (text.LabelText, text.Location.X, text.Location.Y)));
        string[] written = PictureFile.Check(picture).Split('\n');
        Assert.Superset(new HashSet<string>(["cat", "dog", "owl", "75.0 %", "100.0 %", "–"]), written.ToHashSet());
    }

    [Fact]
    public void A_cell_is_shaded_by_the_root_of_its_share_with_the_first_class_on_top()
    {
        Heatmap map = Map(new ConfusionPicture(new[,] { { 3, 1 }, { 0, 0 } }));
        Assert.Equal(Math.Sqrt(0.75), map.GetValue(new Coordinates(0, 1)), 1e-12);
        Assert.Equal(0.5, map.GetValue(new Coordinates(1, 1)), 1e-12);
        Assert.Equal(0, map.GetValue(new Coordinates(0, 0)));
        Assert.Equal((0, 1), (map.ManualRange!.Value.Min, map.ManualRange.Value.Max));
    }

    [Fact]
    public void A_hundred_classes_have_no_numbers_but_the_worst_is_named()
    {
        var counts = new int[100, 100];
        for (int label = 0; label < 100; label++) counts[label, label] = 10;
        (counts[42, 42], counts[42, 7]) = (1, 9);
        var picture = new ConfusionPicture(counts);
        Assert.Empty(picture.Panels[0].GetPlottables<Text>());
        Assert.Equal("Confusion matrix (99.1 % of 1000 correct; lowest recall 10.0 %, class 42)", picture.Panels[0].Axes.Title.Label.Text);
        string[] text = PictureFile.Check(picture).Split('\n');
        Assert.Contains("95", text);
        Assert.DoesNotContain("96", text);
    }

    [Fact]
    public void Counts_that_are_no_confusion_matrix_are_refused()
    {
        Assert.Contains("[2, 3]", Assert.Throws<ArgumentException>(() => new ConfusionPicture(new int[2, 3])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new ConfusionPicture(new int[0, 0]));
        Assert.Contains("-1", Assert.Throws<ArgumentException>(() => new ConfusionPicture(new[,] { { -1 } })).Message, StringComparison.Ordinal);
        Assert.Contains("1 names for 2 classes", Assert.Throws<ArgumentException>(() => new ConfusionPicture(new int[2, 2], ["a"])).Message, StringComparison.Ordinal);
        Assert.Contains("no samples", PictureFile.Check(new ConfusionPicture(new int[2, 2])), StringComparison.Ordinal);
    }

    [Fact]
    public void Kernels_lie_in_a_grid_on_a_scale_that_is_symmetric_around_zero()
    {
        float[] values = [.. Enumerable.Range(0, 12).Select(index => index - 8f)];
        var picture = new WeightPicture(new WeightImages("0.weight", values, 3, 2, 1, 2)) { Width = 2000 };
        Plot plot = Assert.Single(picture.Panels);
        Heatmap map = plot.GetPlottables<Heatmap>().Single();
        Assert.Equal((-8, 8), (map.ManualRange!.Value.Min, map.ManualRange.Value.Max));
        Assert.Equal("Weights 0.weight (3 of 2 x 1 x 2)", plot.Axes.Title.Label.Text);
        Rectangle[] frames = [.. plot.GetPlottables<Rectangle>()];
        Assert.Equal(3, frames.Length);
        for (int kernel = 0; kernel < 3; kernel++)
        {
            double middle = (frames[kernel].Y1 + frames[kernel].Y2) / 2;
            double[] shown = [.. Enumerable.Range(0, 4).Select(x => map.GetValue(new Coordinates(frames[kernel].X1 + 0.5 + x, middle)))];
            Assert.Equal(values[(4 * kernel)..(4 * (kernel + 1))].Select(value => (double)value), shown);
        }

        Assert.Contains("weight", PictureFile.Check(picture).Split('\n'));
    }

    [Fact]
    public void Weights_that_are_not_finite_or_all_zero_are_shown_all_the_same()
    {
        PictureFile.Check(new WeightPicture(new WeightImages("w", new float[] { float.NaN, float.PositiveInfinity, 0, 0 }, 1, 1, 2, 2)));
        Assert.Contains("no finite values", PictureFile.Check(new WeightPicture(new WeightImages("w", new float[] { float.NaN }, 1, 1, 1, 1))), StringComparison.Ordinal);
        Assert.Equal(1, Map(new WeightPicture(new WeightImages("w", new float[4], 4, 1, 1, 1))).ManualRange!.Value.Max);
    }

    [Fact]
    public void Of_very_many_images_the_first_are_shown()
    {
        Plot plot = new WeightPicture(new WeightImages("w", new float[300], 300, 1, 1, 1)).Panels[0];
        Assert.Equal(256, plot.GetPlottables<Rectangle>().Count());
        Assert.EndsWith("the first 256)", plot.Axes.Title.Label.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_of_another_length_are_refused()
    {
        var problem = Assert.Throws<ArgumentException>(() => new WeightImages("w", new float[5], 1, 1, 2, 2));
        Assert.Contains("w has 5 values; [1, 1, 2, 2] are 4", problem.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new WeightImages("w", default, 0, 1, 2, 2));
    }

    private static Heatmap Map(Picture picture) => picture.Panels[0].GetPlottables<Heatmap>().Single();
}
