using System.Runtime.InteropServices;
using ScottPlot;
using ScottPlot.Colormaps;
using ScottPlot.Plottables;

namespace Ottt.Pictures;

/// <summary>A matrix of coloured cells. Cell [row, column] has its middle at x = column, y = rows - 1 - row: the first row is on top.</summary>
internal static class CellMap
{
    /// <summary>About how many pixels an edge of the bitmap should have, so that programs that smooth it leave cells sharp.</summary>
    private const int SharpEdge = 1200;

    // After ColorBrewer's RdBu and Blues (Brewer and Harrower), which are told apart with all common kinds of colour vision.
    public static IColormap Diverging => new CustomInterpolated(
        [Color.FromHex("#2166AC"), Color.FromHex("#92C5DE"), Color.FromHex("#F7F7F7"), Color.FromHex("#F4A582"), Color.FromHex("#B2182B")]);

    public static IColormap Sequential => new CustomInterpolated(
        [Color.FromHex("#FFFFFF"), Color.FromHex("#C6DBEF"), Color.FromHex("#6BAED6"), Color.FromHex("#2171B5"), Color.FromHex("#08306B")]);

    /// <summary>Draws cells; NaN is white, and so is 0 in <see cref="Diverging"/>.</summary>
    public static Heatmap Add(Plot plot, double[,] cells, IColormap colors, ScottPlot.Range range)
    {
        (int rows, int columns) = (cells.GetLength(0), cells.GetLength(1));
        Heatmap map = plot.Add.Heatmap(Enlarge(cells, Math.Clamp(SharpEdge / Math.Max(rows, columns), 1, 64)));
        map.Colormap = colors;
        map.ManualRange = range;
        map.NaNCellColor = Colors.White;
        map.Extent = new CoordinateRect(-0.5, columns - 0.5, -0.5, rows - 0.5);
        return map;
    }

    /// <summary>Draws the scale of the colours at the right.</summary>
    public static void AddScale(Plot plot, Heatmap map, string label, Action<IAxis> ticks)
    {
        ScottPlot.Panels.ColorBar bar = plot.Add.ColorBar(map);
        bar.Label = label;
        bar.LabelStyle.FontSize = 16;
        bar.LabelStyle.Bold = false;
        bar.Axis.TickLabelStyle.FontSize = 14;
        ticks(bar.Axis);
        bar.LabelStyle.FontName = plot.Axes.Left.Label.FontName;
        bar.Axis.TickLabelStyle.FontName = plot.Axes.Left.Label.FontName;
    }

    /// <summary>All elements in memory order.</summary>
    public static Span<double> AsFlat(this double[,] cells) => MemoryMarshal.CreateSpan(ref cells[0, 0], cells.Length);

    private static double[,] Enlarge(double[,] cells, int factor)
    {
        var enlarged = new double[cells.GetLength(0) * factor, cells.GetLength(1) * factor];

        // A map of nothing but NaN cannot be drawn.
        if (!cells.Cast<double>().Any(double.IsFinite)) return enlarged;
        for (int row = 0; row < enlarged.GetLength(0); row++)
        {
            for (int column = 0; column < enlarged.GetLength(1); column++) enlarged[row, column] = cells[row / factor, column / factor];
        }

        return enlarged;
    }
}
