using Ottt.Training;

namespace Ottt.Pictures;

/// <summary>What the epochs of a run came to, in order.</summary>
public sealed record TrainingHistory
{
    /// <summary>Makes a history.</summary>
    /// <param name="layers">The names of the spiking layers, in execution order.</param>
    /// <param name="epochs">The epochs, each with a larger number than the one before.</param>
    /// <exception cref="ArgumentException">An epoch has firing rates of another number of layers, or the epochs are out of order.</exception>
    public TrainingHistory(IReadOnlyList<string> layers, IReadOnlyList<EpochRecord> epochs)
    {
        ArgumentNullException.ThrowIfNull(layers);
        ArgumentNullException.ThrowIfNull(epochs);
        for (int index = 0; index < epochs.Count; index++) Check(layers, epochs, index);
        Layers = [.. layers];
        Epochs = [.. epochs];
    }

    /// <summary>The names of the spiking layers, in execution order.</summary>
    public IReadOnlyList<string> Layers { get; }

    /// <summary>The epochs, in order.</summary>
    public IReadOnlyList<EpochRecord> Epochs { get; }

    /// <summary>An empty history of a network.</summary>
    /// <param name="network">The network, whose spiking layers are named as <c>1 OtttLif</c>.</param>
    public static TrainingHistory Of(OtttNetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return new TrainingHistory([.. network.Neurons.Select(neuron => LayerName.Of(neuron.Layer))], []);
    }

    /// <summary>The history with one epoch more.</summary>
    /// <param name="epoch">The epoch.</param>
    /// <exception cref="ArgumentException">The epoch is out of order, or has firing rates of another number of layers.</exception>
    public TrainingHistory With(EpochRecord epoch) => new(Layers, [.. Epochs, epoch]);

    /// <summary>The history with one epoch more.</summary>
    /// <param name="training">The training pass.</param>
    /// <param name="test">The evaluation after it, if there was one.</param>
    /// <exception cref="ArgumentException">The epoch is out of order, or has firing rates of another number of layers.</exception>
    public TrainingHistory With(TrainingResult training, EvaluationResult? test = null) => With(EpochRecord.Of(training, test));

    private static void Check(IReadOnlyList<string> layers, IReadOnlyList<EpochRecord> epochs, int index)
    {
        EpochRecord epoch = epochs[index];
        int rates = epoch.FiringRates.Count;
        if (rates > 0 && rates != layers.Count)
        {
            throw new ArgumentException($"Epoch {epoch.Number} has firing rates of {rates} layers; there are {layers.Count} spiking layers.", nameof(epochs));
        }

        if (index > 0 && epoch.Number <= epochs[index - 1].Number)
        {
            throw new ArgumentException($"Epoch {epoch.Number} follows epoch {epochs[index - 1].Number}; numbers must rise.", nameof(epochs));
        }
    }
}
