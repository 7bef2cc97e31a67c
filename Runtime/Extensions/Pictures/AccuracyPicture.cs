using ScottPlot;

namespace Ottt.Pictures;

/// <summary>The accuracy over the epochs, in training and on the test samples.</summary>
/// <param name="history">The epochs.</param>
public sealed class AccuracyPicture(TrainingHistory history) : Picture
{
    private protected override IEnumerable<Plot> Draw()
    {
        Curve[] curves =
        [
            new("training", [.. history.Epochs.Select(epoch => epoch.TrainingAccuracy)], PictureStyle.Training, LinePattern.Solid),
            new("test", [.. history.Epochs.Select(epoch => epoch.TestAccuracy)], PictureStyle.Test, LinePattern.Solid),
        ];
        (Plot plot, CoordinateRange range) = CurvePlot.Draw(
            "Accuracy", "samples classified correctly", [.. history.Epochs.Select(epoch => epoch.Number)], curves, 0, 1, fromZero: false);
        AxisTicks.Percent(plot.Axes.Left, range.Length);
        return [plot];
    }
}
