using ScottPlot;

namespace Ottt.Pictures;

/// <summary>
/// Weights as a grid of images on a scale from blue (negative) over white (0) to red (positive), the same for all. Channels of an image are side by
/// side.
/// </summary>
public sealed class WeightPicture : Picture
{
    /// <summary>The most images that a picture shows; of more, the first are shown.</summary>
    public const int MostImages = 256;

    /// <summary>The most images of more than <see cref="LargeImage"/> weights each.</summary>
    private const int MostLargeImages = 60;

    private const int LargeImage = 256;

    private readonly WeightImages _images;

    /// <summary>Makes a picture of weights.</summary>
    /// <param name="images">The weights.</param>
    public WeightPicture(WeightImages images)
    {
        ArgumentNullException.ThrowIfNull(images);
        _images = images;
    }

    private protected override IEnumerable<Plot> Draw()
    {
        int most = _images.Height * _images.Width * _images.Channels > LargeImage ? MostLargeImages : MostImages;
        int shown = Math.Min(_images.Count, most);
        WeightGrid grid = WeightGrid.Of(_images, shown, (double)Width / Height);
        string what = $"{_images.Count} of {(_images.Channels > 1 ? $"{_images.Channels} x " : "")}{_images.Height} x {_images.Width}";
        Plot plot = PictureStyle.Plot(
            $"Weights {_images.Name} ({what}{(shown < _images.Count ? $", the first {shown}" : "")})", "", "");
        if (!grid.HasFinite) PictureStyle.Remark(plot, "no finite values");
        double largest = grid.Largest();
        var map = CellMap.Add(plot, grid.Cells, CellMap.Diverging, new ScottPlot.Range(-largest, largest));
        CellMap.AddScale(plot, map, "weight", axis => AxisTicks.Numbers(axis, 0.5));
        foreach (CoordinateRect frame in grid.Frames) AddFrame(plot, frame);
        plot.HideGrid();
        plot.Axes.Bottom.TickGenerator = new ScottPlot.TickGenerators.EmptyTickGenerator();
        plot.Axes.Left.TickGenerator = new ScottPlot.TickGenerators.EmptyTickGenerator();
        plot.Axes.Bottom.FrameLineStyle.Width = 0;
        plot.Axes.Left.FrameLineStyle.Width = 0;
        plot.Axes.SetLimits(-0.5, grid.Cells.GetLength(1) - 0.5, -0.5, grid.Cells.GetLength(0) - 0.5);
        plot.Axes.SquareUnits();
        return [plot];
    }

    private static void AddFrame(Plot plot, CoordinateRect place)
    {
        ScottPlot.Plottables.Rectangle frame = plot.Add.Rectangle(place);
        frame.FillColor = Colors.Transparent;
        frame.LineColor = PictureStyle.Faint;
        frame.LineWidth = 0.8f;
    }
}
