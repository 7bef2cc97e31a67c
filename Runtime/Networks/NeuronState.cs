namespace Ottt;

/// <summary>The state of a spiking layer, to be looked at between time steps.</summary>
public abstract class NeuronState
{
    /// <summary>Describes the state of a layer.</summary>
    /// <param name="layer">The layer.</param>
    protected NeuronState(LayerDescription layer)
    {
        Layer = layer;
        Count = layer.OutputShape.Aggregate(1, (product, size) => product * size);
    }

    /// <summary>The layer.</summary>
    public LayerDescription Layer { get; }

    /// <summary>The neurons of the layer for one sample.</summary>
    public int Count { get; }

    /// <summary>Whether the compiled network kept a variable of this layer in the last step.</summary>
    /// <param name="variable">The variable.</param>
    public abstract bool Has(NeuronVariable variable);

    /// <summary>Copies a variable of all samples of the batch, sample by sample, in the element order of the layer's output shape.</summary>
    /// <param name="variable">The variable.</param>
    /// <param name="destination">As many elements as the batch in use times <see cref="Count"/>.</param>
    /// <exception cref="InvalidOperationException">The network does not keep this variable.</exception>
    /// <exception cref="ArgumentException"><paramref name="destination"/> has another length.</exception>
    public abstract void CopyTo(NeuronVariable variable, Span<float> destination);

    /// <summary>The number of spikes of the last time step, over the whole batch.</summary>
    public abstract long CountSpikes();

    /// <summary>Whether the charged membrane potential of the last time step holds a NaN or an infinity.</summary>
    public abstract bool HasNonFinite();
}
