using System.Globalization;

namespace Ottt.Pictures;

/// <summary>The counts of a confusion matrix as shares of each class.</summary>
/// <param name="Cells">The shares, [class, class that it was taken for]; 0 where a class has no samples.</param>
/// <param name="Recalls">The share of each class that was recognised; NaN where it has no samples.</param>
/// <param name="Samples">All samples.</param>
/// <param name="Correct">The samples that were recognised.</param>
internal sealed record ConfusionShares(double[,] Cells, IReadOnlyList<double> Recalls, long Samples, long Correct)
{
    public static ConfusionShares Of(int[,] counts)
    {
        int classes = counts.GetLength(0);
        var cells = new double[classes, classes];
        var recalls = new double[classes];
        (long samples, long correct) = (0, 0);
        for (int row = 0; row < classes; row++)
        {
            long rowSamples = 0;
            for (int column = 0; column < classes; column++) rowSamples += counts[row, column];
            for (int column = 0; column < classes; column++) cells[row, column] = counts[row, column] / Math.Max(1.0, rowSamples);
            recalls[row] = rowSamples > 0 ? cells[row, row] : double.NaN;
            samples += rowSamples;
            correct += counts[row, row];
        }

        return new ConfusionShares(cells, recalls, samples, correct);
    }

    /// <summary>The accuracy and the number of samples, and the class that was recognised least if classes are named.</summary>
    public string Title(IReadOnlyList<string>? names)
    {
        if (Samples == 0) return "no samples";
        string accuracy = $"{Percent((double)Correct / Samples)} of {Samples.ToString(CultureInfo.InvariantCulture)} correct";
        if (names is null) return accuracy;
        int worst = Enumerable.Range(0, Recalls.Count).Where(index => !double.IsNaN(Recalls[index])).MinBy(index => Recalls[index]);
        return $"{accuracy}; lowest recall {Percent(Recalls[worst])}, class {names[worst]}";
    }

    /// <summary>A share as percent; a dash where there is none.</summary>
    public static string Percent(double share) =>
        double.IsNaN(share) ? "–" : string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.0} %");
}
