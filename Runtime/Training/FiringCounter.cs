namespace Ottt.Training;

/// <summary>Counts the spikes of each spiking layer over the time steps of a pass.</summary>
internal sealed class FiringCounter(IReadOnlyList<NeuronState> neurons)
{
    private readonly long[] _spikes = new long[neurons.Count];

    /// <summary>The samples of all time steps so far.</summary>
    public long SampleSteps { get; private set; }

    /// <summary>The spikes of each layer so far.</summary>
    public ReadOnlySpan<long> Spikes => _spikes;

    /// <summary>Goes back to zero.</summary>
    public void Clear()
    {
        SampleSteps = 0;
        Array.Clear(_spikes);
    }

    /// <summary>Adds the spikes of the last time step, which a batch of samples went through.</summary>
    public void Add(int batch)
    {
        SampleSteps += batch;
        for (int layer = 0; layer < _spikes.Length; layer++) _spikes[layer] += neurons[layer].CountSpikes();
    }

    /// <summary>Adds the spikes that each layer fired over a number of samples and time steps.</summary>
    public void Add(ReadOnlySpan<long> spikes, long sampleSteps)
    {
        SampleSteps += sampleSteps;
        for (int layer = 0; layer < _spikes.Length; layer++) _spikes[layer] += spikes[layer];
    }

    /// <summary>Spikes per neuron, sample and time step of each layer; empty if no time step was added.</summary>
    public IReadOnlyList<double> Rates()
    {
        if (SampleSteps == 0) return [];
        var rates = new double[_spikes.Length];
        for (int layer = 0; layer < rates.Length; layer++) rates[layer] = _spikes[layer] / ((double)SampleSteps * neurons[layer].Count);
        return Array.AsReadOnly(rates);
    }
}
