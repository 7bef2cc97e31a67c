namespace Ottt.Training.Recording;

/// <summary>
/// Copies variables of chosen neurons of one layer, for one sample, whenever it is asked to between two time steps. A network pays nothing for
/// it otherwise.
/// </summary>
public sealed class NeuronRecorder
{
    private readonly OtttNetwork _network;
    private readonly NeuronState _state;
    private readonly int[] _neurons;
    private readonly int _sample;
    private readonly Dictionary<NeuronVariable, List<float[]>> _steps;
    private readonly float[] _batch;
    private long _firstTimeStep;

    /// <summary>Makes a recorder of a layer.</summary>
    /// <param name="network">The network.</param>
    /// <param name="layer">Which of <see cref="OtttNetwork.Neurons"/>, from 0.</param>
    /// <param name="neurons">The neurons, by their place in the layer's output of one sample; empty for all.</param>
    /// <param name="variables">What to record; empty for the charged potential, the spike and the membrane potential.</param>
    /// <param name="sample">The sample of the batch, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such layer, neuron, variable or sample.</exception>
    public NeuronRecorder(
        OtttNetwork network, int layer, ReadOnlySpan<int> neurons = default, ReadOnlySpan<NeuronVariable> variables = default, int sample = 0)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentOutOfRangeException.ThrowIfNegative(layer);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(layer, network.Neurons.Count);
        ArgumentOutOfRangeException.ThrowIfNegative(sample);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(sample, network.BatchSize);
        _network = network;
        _state = network.Neurons[layer];
        _sample = sample;
        _neurons = neurons.IsEmpty ? [.. Enumerable.Range(0, _state.Count)] : neurons.ToArray();
        foreach (int neuron in _neurons)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(neuron, nameof(neurons));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(neuron, _state.Count, nameof(neurons));
        }

        _steps = [];
        foreach (NeuronVariable variable in variables.IsEmpty ? [NeuronVariable.Charged, NeuronVariable.Spike, NeuronVariable.Membrane] : variables)
        {
            if (!Enum.IsDefined(variable)) throw new ArgumentOutOfRangeException(nameof(variables), variable, "There is no such variable of a neuron.");
            _steps[variable] = [];
        }

        _batch = new float[network.BatchSize * _state.Count];
    }

    /// <summary>The time steps recorded so far.</summary>
    public int TimeSteps { get; private set; }

    /// <summary>Records the time step that the network has just made.</summary>
    /// <exception cref="InvalidOperationException">
    /// The network has made no step yet, or another than the one after the last that was recorded; it does not keep a variable; or the batch in use
    /// does not have the sample.
    /// </exception>
    public void Record()
    {
        CheckStep();
        foreach (NeuronVariable variable in _steps.Keys.Where(variable => !_state.Has(variable)))
        {
            throw new InvalidOperationException(
                $"Layer {_state.Layer.Name}, {_state.Layer.Declaration}, keeps no {variable} in {(_network.Training ? "training" : "evaluation")}.");
        }

        Span<float> batch = _batch.AsSpan(0, _network.Batch * _state.Count);
        foreach ((NeuronVariable variable, List<float[]> steps) in _steps)
        {
            _state.CopyTo(variable, batch);
            steps.Add(Choose(batch.Slice(_sample * _state.Count, _state.Count)));
        }

        if (TimeSteps == 0) _firstTimeStep = _network.TimeStep - 1;
        TimeSteps++;
    }

    /// <summary>Forgets what was recorded, as before another sequence.</summary>
    public void Clear()
    {
        TimeSteps = 0;
        foreach (List<float[]> steps in _steps.Values) steps.Clear();
    }

    /// <summary>A copy of what was recorded.</summary>
    public NeuronRecording ToRecording() => new(
        $"{_state.Layer.Name} {_state.Layer.Declaration.Split('(')[0]}",
        _neurons,
        TimeSteps > 0 ? _firstTimeStep : 0,
        _steps.ToDictionary(variable => variable.Key, variable => Transpose(variable.Value)));

    private void CheckStep()
    {
        if (_network.TimeStep == 0) throw new InvalidOperationException("The network has made no time step since it was reset; there is nothing to record.");
        if (TimeSteps > 0 && _network.TimeStep != _firstTimeStep + TimeSteps + 1)
        {
            throw new InvalidOperationException(
                $"Time step {_firstTimeStep + TimeSteps - 1} was recorded last, and the network has just made step {_network.TimeStep - 1};"
                + " record after every step, and clear before another sequence.");
        }

        if (_sample >= _network.Batch)
        {
            throw new InvalidOperationException($"Sample {_sample} is to be recorded, but the network was reset for {_network.Batch} samples.");
        }
    }

    private float[] Choose(ReadOnlySpan<float> layer)
    {
        var chosen = new float[_neurons.Length];
        for (int index = 0; index < chosen.Length; index++) chosen[index] = layer[_neurons[index]];
        return chosen;
    }

    private float[,] Transpose(List<float[]> steps)
    {
        var values = new float[_neurons.Length, steps.Count];
        for (int step = 0; step < steps.Count; step++)
        {
            for (int neuron = 0; neuron < _neurons.Length; neuron++) values[neuron, step] = steps[step][neuron];
        }

        return values;
    }
}
