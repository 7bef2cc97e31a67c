namespace Ottt.Training.Monitors;

/// <summary>
/// Counts the synaptic operations (SOPs) of a pass, forward, beside the multiply-accumulates (MACs) of the dense products.
/// </summary>
/// <remarks>
/// <para>A spike costs an accumulate at each synapse that it reaches, so the SOPs of a layer with a weight are the spikes that enter it times their
/// fan-out. They are computed as the mean firing rate of the spiking layer that feeds it, times its dense MACs: exact for a <c>Linear</c>; in a
/// convolution, the mean fan-out of an input, borders included, is taken for that of every spike.</para>
/// <para>Where flattening, scaling, upsampling or an average pool lies between, the rate is that before them: an element that is the mean of four
/// spikes counts as their mean. Behind a maximum pool more elements are 1 than this says. Dropout is not subtracted. A feedback connection has the rate of
/// its source. Where a residual or feedback connection adds spikes to spikes, rates are added, at most one addition per spike and synapse.</para>
/// <para>A layer with a real-valued input (the network's input, whatever it holds, or what a normalisation, a bias, or another weight made)
/// counts with all its MACs, at each time step, though a constant input needs them once. Weights are those of <c>Linear</c> and of convolutions, with
/// and without standardisation; biases, normalisations and neurons are not counted.</para>
/// </remarks>
public sealed class OperationMonitor : ReportingMonitor<OperationReport>
{
    private IReadOnlyList<WeightedLayerInput> _layers = [];
    private NeuronState[]? _neurons;
    private long[] _spikes = [];
    private long _samples;
    private long _sampleSteps;
    private bool _isTraining;

    /// <inheritdoc/>
    public override OperationReport Summarize() => _neurons is null
        ? throw NothingBegun()
        : new OperationReport(
            _isTraining,
            _samples,
            _sampleSteps,
            [.. _layers.Select(layer => new LayerOperations(layer.Layer, layer.DenseMacs, layer.Sources?.Sum(RateOf)))]);

    /// <inheritdoc/>
    protected override void OnBegin(OtttNetwork network)
    {
        _layers = WeightedLayerInput.Of(network);
        _neurons = [.. network.Neurons];
        _spikes = new long[_neurons.Length];
        _samples = _sampleSteps = 0;
        _isTraining = network.Training;
    }

    /// <inheritdoc/>
    protected override void OnStep(OtttNetwork network)
    {
        _isTraining = network.Training;
        _sampleSteps += network.Batch;

        // A sequence counts where its first step is seen.
        if (network.TimeStep == 1) _samples += network.Batch;
        for (int neuron = 0; neuron < _spikes.Length; neuron++) _spikes[neuron] += _neurons![neuron].CountSpikes();
    }

    private double RateOf(int neuron) => _spikes[neuron] / ((double)_sampleSteps * _neurons![neuron].Count);
}
