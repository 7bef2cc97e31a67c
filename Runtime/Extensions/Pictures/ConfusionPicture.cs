using System.Globalization;
using Ottt.Training;
using ScottPlot;

namespace Ottt.Pictures;

/// <summary>
/// How often samples of each class were taken for each class: colours show the share of the class, numbers the samples, and the right side the share
/// of each class that was recognised.
/// </summary>
public sealed class ConfusionPicture : Picture
{
    /// <summary>The most classes for which numbers are written into the cells.</summary>
    public const int MostNumberedClasses = 20;

    /// <summary>Names of so many letters fit below a column.</summary>
    private const int ShortName = 4;

    private readonly int[,] _counts;
    private readonly IReadOnlyList<string> _names;

    /// <summary>Makes a picture of a confusion matrix.</summary>
    /// <param name="confusion">The matrix.</param>
    /// <param name="classNames">The names of the classes, in order; their numbers unless given.</param>
    /// <exception cref="ArgumentException">There is another number of names than of classes.</exception>
    public ConfusionPicture(ConfusionMatrix confusion, IReadOnlyList<string>? classNames = null)
        : this((confusion ?? throw new ArgumentNullException(nameof(confusion))).ToArray(), classNames)
    {
    }

    /// <summary>Makes a picture of counts.</summary>
    /// <param name="counts">The samples, [class, class that they were taken for].</param>
    /// <param name="classNames">The names of the classes, in order; their numbers unless given.</param>
    /// <exception cref="ArgumentException">The counts are not a square, are none, one is negative, or there is another number of names than of classes.</exception>
    public ConfusionPicture(int[,] counts, IReadOnlyList<string>? classNames = null)
    {
        ArgumentNullException.ThrowIfNull(counts);
        int classes = counts.GetLength(0);
        if (classes == 0 || counts.GetLength(1) != classes)
        {
            throw new ArgumentException($"The counts are [{classes}, {counts.GetLength(1)}]; a row and a column for each class are expected.", nameof(counts));
        }

        if (classNames is not null && classNames.Count != classes)
        {
            throw new ArgumentException($"There are {classNames.Count} names for {classes} classes.", nameof(classNames));
        }

        foreach (int count in counts)
        {
            if (count < 0) throw new ArgumentException($"The counts hold {count}.", nameof(counts));
        }

        _counts = (int[,])counts.Clone();
        _names = classNames ?? [.. Enumerable.Range(0, classes).Select(index => index.ToString(CultureInfo.InvariantCulture))];
        (Width, Height) = (900, 760);
    }

    private protected override IEnumerable<Plot> Draw()
    {
        ConfusionShares shares = ConfusionShares.Of(_counts);
        int classes = _names.Count;
        bool isNumbered = classes <= MostNumberedClasses;
        Plot plot = PictureStyle.Plot($"Confusion matrix ({shares.Title(isNumbered ? null : _names)})", "predicted class", "true class");
        var map = CellMap.Add(plot, Shades(shares.Cells), CellMap.Sequential, new ScottPlot.Range(0, 1));
        if (isNumbered) AddNumbers(plot, shares);
        int most = isNumbered ? MostNumberedClasses : 20;
        AxisTicks.Names(plot.Axes.Bottom, _names, index => index, most);
        if (_names.Max(name => name.Length) > ShortName) AxisTicks.Slant(plot.Axes.Bottom, _names);
        AxisTicks.Names(plot.Axes.Left, _names, index => classes - 1 - index, most);
        if (isNumbered)
        {
            AxisTicks.Names(plot.Axes.Right, [.. shares.Recalls.Select(ConfusionShares.Percent)], index => classes - 1 - index, most);
            plot.Axes.Right.Label.Text = "recall";
            plot.Axes.Right.Label.FontSize = 16;
            plot.Axes.SetLimitsY(-0.5, classes - 0.5, plot.Axes.Right);
        }

        double[] marks = [0, 0.01, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];
        CellMap.AddScale(plot, map, "share of the true class", axis => AxisTicks.Shares(axis, marks, Math.Sqrt));
        plot.HideGrid();
        plot.Axes.SetLimits(-0.5, classes - 0.5, -0.5, classes - 0.5);
        return [plot];
    }

    /// <summary>The square root makes the few samples of a class that go astray visible beside the many that do not.</summary>
    private static double[,] Shades(double[,] shares)
    {
        var shades = (double[,])shares.Clone();
        foreach (ref double shade in shades.AsFlat()) shade = Math.Sqrt(shade);
        return shades;
    }

    private void AddNumbers(Plot plot, ConfusionShares shares)
    {
        int classes = _names.Count;
        float size = classes <= 12 ? 13 : 10;
        for (int row = 0; row < classes; row++)
        {
            for (int column = 0; column < classes; column++)
            {
                if (_counts[row, column] == 0) continue;
                ScottPlot.Plottables.Text text = plot.Add.Text(_counts[row, column].ToString(CultureInfo.InvariantCulture), column, classes - 1 - row);
                text.LabelAlignment = Alignment.MiddleCenter;
                text.LabelFontSize = size;
                text.LabelFontColor = shares.Cells[row, column] > 0.5 ? Colors.White : PictureStyle.Mark;
            }
        }
    }
}
