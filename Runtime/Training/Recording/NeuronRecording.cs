namespace Ottt.Training.Recording;

/// <summary>What neurons of one layer did over consecutive time steps, for one sample.</summary>
public sealed record NeuronRecording
{
    private readonly IReadOnlyDictionary<NeuronVariable, float[,]> _values;

    /// <summary>Makes a recording of arrays, which are not copied.</summary>
    /// <param name="layer">What the layer is called.</param>
    /// <param name="neurons">The numbers of the neurons in their layer, in the element order of its output shape.</param>
    /// <param name="firstTimeStep">The number of the first time step, from 0.</param>
    /// <param name="values">For each variable that was recorded its values, [neurons, time steps].</param>
    /// <exception cref="ArgumentException">There is no neuron or no variable, or the sizes of the values do not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of the first time step is negative.</exception>
    public NeuronRecording(string layer, IReadOnlyList<int> neurons, long firstTimeStep, IReadOnlyDictionary<NeuronVariable, float[,]> values)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(layer);
        ArgumentNullException.ThrowIfNull(neurons);
        ArgumentNullException.ThrowIfNull(values);
        ArgumentOutOfRangeException.ThrowIfNegative(firstTimeStep);
        if (neurons.Count == 0) throw new ArgumentException("A recording needs at least one neuron.", nameof(neurons));
        if (values.Count == 0) throw new ArgumentException("A recording needs at least one variable.", nameof(values));
        TimeSteps = values.First().Value.GetLength(1);
        foreach ((NeuronVariable variable, float[,] array) in values)
        {
            if (array.GetLength(0) == neurons.Count && array.GetLength(1) == TimeSteps) continue;
            throw new ArgumentException(
                $"The values of {variable} are [{array.GetLength(0)}, {array.GetLength(1)}]; {neurons.Count} neurons over {TimeSteps} time steps are expected.",
                nameof(values));
        }

        Layer = layer;
        Neurons = [.. neurons];
        FirstTimeStep = firstTimeStep;
        _values = values;
    }

    /// <summary>What the layer is called.</summary>
    public string Layer { get; }

    /// <summary>The numbers of the neurons in their layer, in the element order of its output shape.</summary>
    public IReadOnlyList<int> Neurons { get; }

    /// <summary>The number of the first time step, from 0.</summary>
    public long FirstTimeStep { get; }

    /// <summary>The time steps that were recorded.</summary>
    public int TimeSteps { get; }

    /// <summary>Whether a variable was recorded.</summary>
    /// <param name="variable">The variable.</param>
    public bool Has(NeuronVariable variable) => _values.ContainsKey(variable);

    /// <summary>The values of a variable, [neurons, time steps].</summary>
    /// <param name="variable">The variable.</param>
    /// <exception cref="InvalidOperationException">It was not recorded.</exception>
    public float[,] this[NeuronVariable variable] => _values.TryGetValue(variable, out float[,]? values)
        ? values
        : throw new InvalidOperationException($"The recording of layer {Layer} has {string.Join(", ", _values.Keys)} but no {variable}.");
}
