using ScottPlot;
using SkiaSharp;

namespace Ottt.Pictures;

/// <summary>What all pictures have in common: type, colours, frame, legend.</summary>
internal static class PictureStyle
{
    private static readonly Color Ink = Color.FromHex("#222222");

    // The palette of Okabe and Ito (2008), "Color Universal Design", without its black and its yellow, which is faint on white.
    private static readonly Color[] Palette =
    [
        Color.FromHex("#0072B2"), Color.FromHex("#D55E00"), Color.FromHex("#009E73"),
        Color.FromHex("#CC79A7"), Color.FromHex("#E69F00"), Color.FromHex("#56B4E9"),
    ];

    /// <summary>The first typeface without serifs that the machine has; whatever ScottPlot falls back on where it has none.</summary>
    private static readonly string Typeface =
        new[] { "Helvetica Neue", "Segoe UI", "Arial", "Liberation Sans", "DejaVu Sans", "Noto Sans" }
            .FirstOrDefault(SKFontManager.Default.FontFamilies.Contains) ?? Fonts.Default;

    public static Color Training => Palette[0];

    public static Color Test => Palette[1];

    public static Color Mark => Ink;

    public static Color Faint { get; } = Color.FromHex("#777777");

    /// <summary>An empty plot with its axes named.</summary>
    public static Plot Plot(string title, string xLabel, string yLabel)
    {
        var plot = new Plot();
        plot.FigureBackground.Color = Colors.White;
        plot.DataBackground.Color = Colors.White;
        plot.Axes.Color(Ink);
        plot.Grid.MajorLineColor = Color.FromHex("#E4E4E4");
        plot.Axes.Right.FrameLineStyle.Width = 0;
        plot.Axes.Top.FrameLineStyle.Width = 0;
        if (title.Length > 0) plot.Title(title, 19);
        plot.XLabel(xLabel, 16);
        plot.YLabel(yLabel, 16);
        plot.Axes.Title.Label.Bold = false;
        foreach (IAxis axis in plot.Axes.GetAxes())
        {
            axis.Label.Bold = false;
            axis.TickLabelStyle.FontSize = 14;
        }

        plot.Font.Set(Typeface);

        return plot;
    }

    /// <summary>A legend beside the data, which it cannot hide.</summary>
    public static void ShowLegend(Plot plot)
    {
        StyleLegend(plot);
        plot.ShowLegend(Edge.Right);
    }

    /// <summary>A legend in a line above the data.</summary>
    public static void ShowLegendAbove(Plot plot)
    {
        StyleLegend(plot);
        plot.Legend.Orientation = Orientation.Horizontal;
        plot.Legend.TightHorizontalWrapping = true;
        plot.Legend.Margin = new PixelPadding(0);
        plot.Legend.InterItemPadding = new PixelPadding(0, 18, 0, 0);
        plot.ShowLegend(Edge.Top);
    }

    /// <summary>Colours for a number of things in an order: distinct ones for few, a scale from dark to light for many.</summary>
    public static Color Series(int index, int count) =>
        count <= Palette.Length ? Palette[index] : new ScottPlot.Colormaps.Viridis().GetColor(0.9 * index / (count - 1));

    /// <summary>A remark in the middle of a plot that has nothing to show.</summary>
    public static void Remark(Plot plot, string text)
    {
        ScottPlot.Plottables.Annotation remark = plot.Add.Annotation(text, Alignment.MiddleCenter);
        remark.LabelStyle.FontSize = 16;
        remark.LabelStyle.FontName = Typeface;
        remark.LabelStyle.ForeColor = Faint;
        remark.LabelStyle.BackgroundColor = Colors.Transparent;
        remark.LabelStyle.BorderWidth = 0;
        remark.LabelStyle.ShadowColor = Colors.Transparent;
    }

    private static void StyleLegend(Plot plot)
    {
        plot.Legend.FontSize = 14;
        plot.Legend.FontName = Typeface;
        plot.Legend.OutlineWidth = 0;
        plot.Legend.ShadowColor = Colors.Transparent;
    }
}
