using System.Globalization;
using Ottt.Training.Recording;
using ScottPlot;

namespace Ottt.Pictures;

/// <summary>The spikes of the neurons of a layer over time steps, a mark each.</summary>
public sealed class SpikeRasterPicture : Picture
{
    private const float LargestMark = 16;
    private const float SmallestMark = 1.5f;

    /// <summary>The pixels that title and axes take from height, and axes and margins from the width.</summary>
    private const int Frame = 130;

    private readonly NeuronRecording _recording;

    /// <summary>Makes a picture of spikes.</summary>
    /// <param name="recording">A recording with spikes.</param>
    /// <exception cref="ArgumentException">The recording has no spikes.</exception>
    public SpikeRasterPicture(NeuronRecording recording)
    {
        ArgumentNullException.ThrowIfNull(recording);
        if (!recording.Has(NeuronVariable.Spike)) throw new ArgumentException($"The recording of {recording.Layer} has no spikes.", nameof(recording));
        _recording = recording;
    }

    private protected override IEnumerable<Plot> Draw()
    {
        Coordinates[] spikes = [.. Spikes()];
        int neurons = _recording.Neurons.Count;
        string share = Share(spikes.Length);
        Plot plot = PictureStyle.Plot($"Spikes of layer {_recording.Layer}{share}", "time step", "neuron");
        float mark = Math.Clamp(0.8f * (Height - Frame) / neurons, SmallestMark, LargestMark);
        float width = Math.Clamp(0.25f * (Width - Frame) / Math.Max(1, _recording.TimeSteps), 1.2f, 4);
        plot.Add.Plottable(new SpikeMarks(spikes, mark, width, ""));
        plot.Axes.SetLimits(
            _recording.FirstTimeStep - 0.5, _recording.FirstTimeStep + Math.Max(1, _recording.TimeSteps) - 0.5, -0.5, neurons - 0.5);
        plot.HideGrid();
        AxisTicks.Integers(plot.Axes.Bottom);
        AxisTicks.Integers(plot.Axes.Left, row => row >= 0 && row < neurons ? _recording.Neurons[(int)row].ToString(CultureInfo.InvariantCulture) : "");
        if (spikes.Length == 0) PictureStyle.Remark(plot, "no spikes");
        return [plot];
    }

    private IEnumerable<Coordinates> Spikes()
    {
        float[,] values = _recording[NeuronVariable.Spike];
        for (int neuron = 0; neuron < _recording.Neurons.Count; neuron++)
        {
            for (int step = 0; step < _recording.TimeSteps; step++)
            {
                if (values[neuron, step] > 0) yield return new Coordinates(_recording.FirstTimeStep + step, neuron);
            }
        }
    }

    private string Share(int spikes)
    {
        if (_recording.TimeSteps == 0) return "";
        double rate = 100.0 * spikes / ((double)_recording.Neurons.Count * _recording.TimeSteps);
        return string.Create(CultureInfo.InvariantCulture, $" (firing rate {rate:0.0} %)");
    }
}
