using ScottPlot;

namespace Ottt.Pictures;

/// <summary>Lines over epochs, with limits that leave room around the finite values.</summary>
internal static class CurvePlot
{
    private const double Margin = 0.06;

    /// <summary>Draws lines.</summary>
    /// <param name="title">What is shown.</param>
    /// <param name="yLabel">What the values are, with their unit.</param>
    /// <param name="epochs">The numbers of the epochs.</param>
    /// <param name="curves">The lines; those without any finite value are left out.</param>
    /// <param name="lowest">What no value can be below.</param>
    /// <param name="highest">What no value can be above.</param>
    /// <param name="fromZero">Whether the axis begins at 0.</param>
    /// <returns>The plot, and the range of its values.</returns>
    public static (Plot Plot, CoordinateRange Range) Draw(
        string title, string yLabel, IReadOnlyList<int> epochs, IReadOnlyList<Curve> curves, double lowest, double highest, bool fromZero)
    {
        Plot plot = PictureStyle.Plot(title, "epoch", yLabel);
        foreach (Curve curve in curves.Where(curve => curve.IsVisible)) curve.AddTo(plot, epochs);
        CoordinateRange range = Limits([.. curves.SelectMany(curve => curve.Values).Where(double.IsFinite)], lowest, highest, fromZero);
        double side = epochs.Count > 0 ? Math.Max(0.5, 0.02 * (epochs[^1] - epochs[0])) : 0.5;
        plot.Axes.SetLimits(epochs.FirstOrDefault(1) - Math.Min(side, 0.9), epochs.LastOrDefault(1) + side, range.Min, range.Max);
        AxisTicks.Integers(plot.Axes.Bottom);
        if (curves.Any(curve => curve.IsVisible)) PictureStyle.ShowLegend(plot);
        else PictureStyle.Remark(plot, epochs.Count == 0 ? "no epoch yet" : "no finite values");
        return (plot, range);
    }

    private static CoordinateRange Limits(double[] values, double lowest, double highest, bool fromZero)
    {
        if (values.Length == 0) return new CoordinateRange(0, 1);
        double bottom = fromZero ? Math.Min(0, values.Min()) : values.Min();
        double top = values.Max();
        double room = Math.Max(Margin * (top - bottom), 1e-3 * Math.Max(1e-3, Math.Abs(top)));
        if (!double.IsFinite(room)) room = 0;
        bool touchesZero = fromZero && bottom == 0;
        return new CoordinateRange(touchesZero ? 0 : Math.Max(lowest, bottom - room), Math.Min(highest, top + room));
    }
}
