using Ottt.Training.Recording;
using ScottPlot;

namespace Ottt.Pictures;

/// <summary>Membrane potential, trace and spikes of a few neurons over time steps, a panel for each neuron.</summary>
public sealed class NeuronPicture : Picture
{
    /// <summary>The most neurons that a picture shows legibly.</summary>
    public const int MostNeurons = 8;

    private const int PanelHeight = 170;

    private readonly NeuronRecording _recording;
    private readonly double _threshold;

    /// <summary>Makes a picture of neurons.</summary>
    /// <param name="recording">
    /// A recording with the charged or the membrane potential; with both the line shows charge and reset. Trace and spikes are shown if they are there.
    /// </param>
    /// <param name="threshold">The threshold of the layer, its <c>VThreshold</c>.</param>
    /// <exception cref="ArgumentException">The recording has no potential, or more neurons than <see cref="MostNeurons"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is not finite.</exception>
    public NeuronPicture(NeuronRecording recording, double threshold = 1)
    {
        ArgumentNullException.ThrowIfNull(recording);
        if (!double.IsFinite(threshold)) throw new ArgumentOutOfRangeException(nameof(threshold), threshold, "A threshold is finite.");
        if (!recording.Has(NeuronVariable.Charged) && !recording.Has(NeuronVariable.Membrane))
        {
            throw new ArgumentException($"The recording of {recording.Layer} has neither the charged nor the membrane potential.", nameof(recording));
        }

        if (recording.Neurons.Count > MostNeurons)
        {
            throw new ArgumentException(
                $"The recording of {recording.Layer} has {recording.Neurons.Count} neurons; a picture shows at most {MostNeurons}.", nameof(recording));
        }

        _recording = recording;
        _threshold = threshold;
        Height = Math.Max(600, 110 + (PanelHeight * recording.Neurons.Count));
    }

    private protected override IMultiplotLayout Layout => new NeuronLayout();

    private protected override IEnumerable<Plot> Draw()
    {
        int last = _recording.Neurons.Count - 1;
        for (int neuron = 0; neuron <= last; neuron++)
        {
            yield return NeuronPanel.Draw(_recording, neuron, _threshold, isFirst: neuron == 0, isLast: neuron == last);
        }
    }
}
