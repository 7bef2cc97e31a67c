using Ottt.Training.Recording;
using ScottPlot;

namespace Ottt.Pictures;

/// <summary>One neuron: its potential with the threshold, its trace, and a mark above for each spike.</summary>
internal static class NeuronPanel
{
    private const float LeftSide = 75;
    private const float RightSide = 30;

    public static Plot Draw(NeuronRecording recording, int neuron, double threshold, bool isFirst, bool isLast)
    {
        Plot plot = PictureStyle.Plot(
            isFirst ? $"Neurons of layer {recording.Layer}" : "", isLast ? "time step" : "", $"neuron {recording.Neurons[neuron]}");
        Coordinates[] potential = [.. Potential(recording, neuron)];
        Coordinates[] trace = recording.Has(NeuronVariable.Trace) ? [.. Line(recording, NeuronVariable.Trace, neuron)] : [];
        (double bottom, double top) = Limits([.. potential, .. trace], threshold);
        AddLine(plot, potential, PictureStyle.Training, "membrane potential");
        AddLine(plot, trace, PictureStyle.Test, "trace");
        AddThreshold(plot, threshold);
        AddSpikes(plot, recording, neuron, top + (0.12 * (top - bottom)));
        plot.Axes.SetLimits(
            recording.FirstTimeStep - 0.5,
            recording.FirstTimeStep + Math.Max(1, recording.TimeSteps) - 0.5,
            bottom - (0.08 * (top - bottom)),
            top + (0.24 * (top - bottom)));
        AxisTicks.Integers(plot.Axes.Bottom);
        AxisTicks.Numbers(plot.Axes.Left);
        if (!isLast) plot.Axes.Bottom.TickLabelStyle.IsVisible = false;
        plot.Layout.Fixed(new PixelPadding(
            LeftSide, RightSide, isLast ? NeuronLayout.BottomOfLast : NeuronLayout.Gap, isFirst ? NeuronLayout.TopOfFirst : NeuronLayout.Gap));
        if (isFirst) PictureStyle.ShowLegendAbove(plot);
        else plot.HideLegend();
        return plot;
    }

    /// <summary>With both potentials the line falls from the charged one to the one after reset within a step.</summary>
    private static IEnumerable<Coordinates> Potential(NeuronRecording recording, int neuron)
    {
        if (!recording.Has(NeuronVariable.Charged)) return Line(recording, NeuronVariable.Membrane, neuron);
        if (!recording.Has(NeuronVariable.Membrane)) return Line(recording, NeuronVariable.Charged, neuron);
        return Line(recording, NeuronVariable.Charged, neuron)
            .Zip(Line(recording, NeuronVariable.Membrane, neuron))
            .SelectMany(IEnumerable<Coordinates> (step) => step.First.Y == step.Second.Y ? [step.First] : [step.First, step.Second]);
    }

    private static IEnumerable<Coordinates> Line(NeuronRecording recording, NeuronVariable variable, int neuron)
    {
        float[,] values = recording[variable];
        for (int step = 0; step < recording.TimeSteps; step++)
        {
            float value = values[neuron, step];
            yield return new Coordinates(recording.FirstTimeStep + step, float.IsFinite(value) ? value : double.NaN);
        }
    }

    private static (double Bottom, double Top) Limits(Coordinates[] points, double threshold)
    {
        double[] values = [0, threshold, .. points.Select(point => point.Y).Where(double.IsFinite)];
        return values.Min() < values.Max() ? (values.Min(), values.Max()) : (values.Min(), values.Min() + 1);
    }

    private static void AddLine(Plot plot, Coordinates[] points, Color color, string name)
    {
        if (!points.Any(point => double.IsFinite(point.Y))) return;
        ScottPlot.Plottables.Scatter line = plot.Add.Scatter(points, color);
        line.LegendText = name;
        line.LineWidth = 2;
        line.MarkerSize = points.Length <= 60 ? 5 : 2;
    }

    private static void AddThreshold(Plot plot, double threshold)
    {
        ScottPlot.Plottables.HorizontalLine line = plot.Add.HorizontalLine(threshold, 1.5f, PictureStyle.Faint, LinePattern.Dashed);
        line.LegendText = "threshold";
    }

    private static void AddSpikes(Plot plot, NeuronRecording recording, int neuron, double height)
    {
        if (!recording.Has(NeuronVariable.Spike)) return;
        Coordinates[] spikes = [.. Line(recording, NeuronVariable.Spike, neuron).Where(spike => spike.Y > 0).Select(spike => new Coordinates(spike.X, height))];
        plot.Add.Plottable(new SpikeMarks(spikes, 11, 2, "spike"));
    }
}
