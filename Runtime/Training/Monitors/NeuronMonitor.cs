namespace Ottt.Training.Monitors;

/// <summary>
/// Statistics of the variables of spiking layers over a pass: membrane potential and trace by default. A variable that the network does not keep of a
/// layer is left out: a trace in evaluation, and a trace that is kept behind a pool or nowhere (<see cref="NeuronVariable.Trace"/>).
/// </summary>
public sealed class NeuronMonitor : ReportingMonitor<NeuronReport>
{
    private readonly NeuronVariable[] _variables;
    private Watched[]? _watched;
    private float[] _values = [];
    private long _sampleSteps;
    private bool _isTraining;

    /// <summary>Makes a monitor.</summary>
    /// <param name="variables">What to look at; <see cref="NeuronVariable.Membrane"/> and <see cref="NeuronVariable.Trace"/> where none is given.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is no variable.</exception>
    public NeuronMonitor(params ReadOnlySpan<NeuronVariable> variables)
    {
        foreach (NeuronVariable variable in variables)
        {
            if (!Enum.IsDefined(variable)) throw new ArgumentOutOfRangeException(nameof(variables), variable, "There is no such variable of a neuron.");
        }

        _variables = variables.IsEmpty ? [NeuronVariable.Membrane, NeuronVariable.Trace] : variables.ToArray();
    }

    /// <inheritdoc/>
    public override NeuronReport Summarize() => _watched is null
        ? throw NothingBegun()
        : new NeuronReport(
            _isTraining,
            _sampleSteps,
            [.. _watched.Where(watched => watched.IsKept).Select(watched => new LayerStatistics(watched.Neurons.Layer, watched.Variable, watched.Sums.Summarize()))]);

    /// <inheritdoc/>
    protected override void OnBegin(OtttNetwork network)
    {
        _watched = [.. network.Neurons.SelectMany(neurons => _variables.Select(variable => new Watched(neurons, variable)))];
        _sampleSteps = 0;
        _isTraining = network.Training;
    }

    /// <inheritdoc/>
    protected override void OnStep(OtttNetwork network)
    {
        _isTraining = network.Training;
        _sampleSteps += network.Batch;
        foreach (Watched watched in _watched!)
        {
            if (!watched.Neurons.Has(watched.Variable)) continue;
            watched.IsKept = true;
            int count = network.Batch * watched.Neurons.Count;
            if (_values.Length < count) _values = new float[count];
            watched.Neurons.CopyTo(watched.Variable, _values.AsSpan(0, count));
            watched.Sums.Add(_values.AsSpan(0, count));
        }
    }

    private sealed record Watched(NeuronState Neurons, NeuronVariable Variable)
    {
        public ValueSums Sums { get; } = new();

        public bool IsKept { get; set; }
    }
}
