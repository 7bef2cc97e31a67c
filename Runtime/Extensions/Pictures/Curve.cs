using ScottPlot;

namespace Ottt.Pictures;

/// <summary>A named line over epochs.</summary>
internal sealed record Curve(string Name, IReadOnlyList<double> Values, Color Color, LinePattern Pattern)
{
    /// <summary>Beyond so many epochs the line alone is clear enough.</summary>
    private const int MostMarkers = 40;

    /// <summary>Whether there is anything to see.</summary>
    public bool IsVisible => Values.Any(double.IsFinite);

    /// <summary>Draws the line; values that are not finite leave a gap in it.</summary>
    public void AddTo(Plot plot, IReadOnlyList<int> epochs)
    {
        double[] places = [.. epochs.Select(epoch => (double)epoch)];
        double[] values = [.. Values.Select(value => double.IsFinite(value) ? value : double.NaN)];
        ScottPlot.Plottables.Scatter line = plot.Add.Scatter(places, values, Color);
        line.LegendText = Name;
        line.LineWidth = 2.5f;
        line.LinePattern = Pattern;
        line.MarkerSize = epochs.Count <= MostMarkers ? 7 : 2.5f;
    }
}
