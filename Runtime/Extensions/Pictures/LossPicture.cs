using ScottPlot;

namespace Ottt.Pictures;

/// <summary>The loss over the epochs, in training and on the test samples.</summary>
/// <param name="history">The epochs.</param>
public sealed class LossPicture(TrainingHistory history) : Picture
{
    private protected override IEnumerable<Plot> Draw()
    {
        Curve[] curves =
        [
            new("training", [.. history.Epochs.Select(epoch => epoch.TrainingLoss)], PictureStyle.Training, LinePattern.Solid),
            new("test", [.. history.Epochs.Select(epoch => epoch.TestLoss)], PictureStyle.Test, LinePattern.Solid),
        ];
        (Plot plot, _) = CurvePlot.Draw(
            "Loss",
            "loss (sum over time steps, mean over samples)",
            [.. history.Epochs.Select(epoch => epoch.Number)],
            curves,
            double.MinValue,
            double.MaxValue,
            fromZero: true);
        AxisTicks.Numbers(plot.Axes.Left);
        return [plot];
    }
}
