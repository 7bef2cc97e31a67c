using System.Globalization;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace Ottt.Pictures;

/// <summary>Ticks at numbers that people count in, written the same in every culture.</summary>
internal static class AxisTicks
{
    /// <summary>Whole numbers, as of epochs and time steps.</summary>
    public static void Integers(IAxis axis, Func<long, string>? label = null)
    {
        label ??= number => number.ToString(CultureInfo.InvariantCulture);
        axis.TickGenerator = new NumericAutomatic
        {
            IntegerTicksOnly = true,
            LabelFormatter = value => label((long)Math.Round(value)),
            MinorTickGenerator = new NoMinorTicks(),
        };
    }

    /// <summary>Shares from 0 to 1 as percent, with as many digits as the range needs.</summary>
    public static void Percent(IAxis axis, double range)
    {
        string format = range >= 0.05 ? "0" : range >= 0.005 ? "0.0" : "0.00##";
        axis.TickGenerator = new NumericAutomatic
        {
            LabelFormatter = value => string.Create(CultureInfo.InvariantCulture, $"{(100 * value).ToString(format, CultureInfo.InvariantCulture)} %"),
            MinorTickGenerator = new NoMinorTicks(),
        };
    }

    /// <summary>Numbers of any size.</summary>
    public static void Numbers(IAxis axis, double density = 1) => axis.TickGenerator = new NumericAutomatic
    {
        TickDensity = density,
        LabelFormatter = value => Math.Round(value, 12).ToString("G6", CultureInfo.InvariantCulture),
        MinorTickGenerator = new NoMinorTicks(),
    };

    /// <summary>Some shares from 0 to 1 as percent, each at its place.</summary>
    public static void Shares(IAxis axis, IReadOnlyList<double> shares, Func<double, double> place) => axis.TickGenerator = new NumericManual(
        [.. shares.Select(place)], [.. shares.Select(share => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0} %"))]);

    /// <summary>A name at each of the places 0, 1, and so on, or at every so many of them where they are too many to read.</summary>
    public static void Names(IAxis axis, IReadOnlyList<string> names, Func<int, double> place, int most)
    {
        int stride = (names.Count + most - 1) / most;
        int[] shown = [.. Enumerable.Range(0, names.Count).Where(index => index % stride == 0)];
        axis.TickGenerator = new NumericManual([.. shown.Select(place)], [.. shown.Select(index => names[index])]);
        axis.MajorTickStyle.Length = 0;
    }

    /// <summary>Writes names aslant, so that long ones do not run into each other.</summary>
    public static void Slant(IAxis axis, IReadOnlyList<string> names)
    {
        axis.TickLabelStyle.Rotation = 35;
        axis.TickLabelStyle.Alignment = Alignment.MiddleLeft;
        axis.TickLabelStyle.OffsetY = 6;
        axis.MinimumSize = 40 + (4.2f * Math.Min(40, names.Max(name => name.Length)));
    }

    private sealed class NoMinorTicks : IMinorTickGenerator
    {
        public IEnumerable<double> GetMinorTicks(double[] majorPositions, CoordinateRange visibleRange) => [];
    }
}
