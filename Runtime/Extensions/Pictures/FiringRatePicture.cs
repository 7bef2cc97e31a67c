using ScottPlot;

namespace Ottt.Pictures;

/// <summary>The mean firing rate of each spiking layer over the epochs.</summary>
/// <param name="history">The epochs.</param>
public sealed class FiringRatePicture(TrainingHistory history) : Picture
{
    private protected override IEnumerable<Plot> Draw()
    {
        Curve[] curves =
        [
            .. history.Layers.Select((layer, index) => new Curve(
                layer,
                [.. history.Epochs.Select(epoch => epoch.FiringRates.Count > 0 ? epoch.FiringRates[index] : double.NaN)],
                PictureStyle.Series(index, history.Layers.Count),
                LinePattern.Solid)),
        ];
        (Plot plot, CoordinateRange range) = CurvePlot.Draw(
            "Firing rate of each spiking layer", "spikes per neuron and time step", [.. history.Epochs.Select(epoch => epoch.Number)], curves, 0, 1, fromZero: true);
        AxisTicks.Percent(plot.Axes.Left, range.Length);
        return [plot];
    }
}
