using Ottt.Cpu;

namespace Ottt.Training.Monitors;

/// <summary>
/// Counts the spikes of each neuron over a pass: how often the layers fire, and which share of their neurons is silent (dead) or saturated. A neuron
/// that never fires learns nothing where the surrogate is zero far from the threshold; one that always fires tells nothing.
/// </summary>
public sealed class FiringMonitor : ReportingMonitor<FiringReport>
{
    private Layer[]? _layers;
    private long _sampleSteps;
    private bool _isTraining;

    /// <summary>Makes a monitor.</summary>
    /// <param name="saturationRate">See <see cref="SaturationRate"/>: greater than 0, at most 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is out of range.</exception>
    public FiringMonitor(double saturationRate = 0.99)
    {
        if (saturationRate is not (> 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(saturationRate), saturationRate, "A rate of saturation is greater than 0 and at most 1, the rate of a neuron that fires at every step.");
        }

        SaturationRate = saturationRate;
    }

    /// <summary>From which rate on, in spikes per sample and time step, a neuron counts as saturated. 0.99 by default: it fires at nearly every step.</summary>
    public double SaturationRate { get; }

    /// <inheritdoc/>
    public override FiringReport Summarize() => _layers is null
        ? throw NothingBegun()
        : new FiringReport(_isTraining, _sampleSteps, Array.AsReadOnly(Array.ConvertAll(_layers, layer => layer.Summarize(_sampleSteps, SaturationRate))));

    /// <inheritdoc/>
    protected override void OnBegin(OtttNetwork network)
    {
        _layers = [.. network.Neurons.Select(neurons => new Layer(neurons))];
        _sampleSteps = 0;
        _isTraining = network.Training;
    }

    /// <inheritdoc/>
    protected override void OnStep(OtttNetwork network)
    {
        _isTraining = network.Training;
        _sampleSteps += network.Batch;
        foreach (Layer layer in _layers!) layer.Add(network.Batch);
    }

    private sealed class Layer(NeuronState neurons)
    {
        private readonly long[] _spikes = new long[neurons.Count];
        private readonly float[] _ofStep = new float[neurons.Count];
        private float[] _samples = [];

        public void Add(int batch)
        {
            if (_samples.Length < batch * neurons.Count) _samples = new float[batch * neurons.Count];
            Span<float> samples = _samples.AsSpan(0, batch * neurons.Count);
            neurons.CopyTo(NeuronVariable.Spike, samples);

            // Whole numbers up to the size of a batch are exact.
            Array.Clear(_ofStep);
            for (int sample = 0; sample < batch; sample++) Elementwise.Add(samples.Slice(sample * neurons.Count, neurons.Count), _ofStep);
            for (int neuron = 0; neuron < _spikes.Length; neuron++) _spikes[neuron] += (long)_ofStep[neuron];
        }

        public LayerFiring Summarize(long sampleSteps, double saturationRate)
        {
            float[] rates = Array.ConvertAll(_spikes, spikes => (float)((double)spikes / sampleSteps));
            return new LayerFiring(
                neurons.Layer,
                neurons.Count,
                _spikes.Sum() / ((double)sampleSteps * neurons.Count),
                Share(spikes => spikes == 0),
                Share(spikes => spikes > 0 && spikes >= saturationRate * sampleSteps),
                Array.AsReadOnly(rates));
        }

        private double Share(Func<long, bool> condition) => _spikes.Count(condition) / (double)neurons.Count;
    }
}
