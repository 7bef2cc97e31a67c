namespace Ottt;

/// <summary>A spiking layer: what every neuron has, however it charges.</summary>
public abstract class NeuronAttribute : LayerAttribute
{
    private protected NeuronAttribute()
    {
    }

    /// <summary>The membrane potential at and above which the neuron fires. 1 by default.</summary>
    public double VThreshold { get; set; } = 1;

    /// <summary>The surrogate derivative. Sigmoid by default.</summary>
    public Surrogate Surrogate { get; set; } = Surrogate.Sigmoid;

    /// <summary>
    /// The sharpness of the surrogate, or what its description calls <c>Alpha</c>, with the range that is given there. NaN, the default,
    /// means the surrogate's own default.
    /// </summary>
    public double Alpha { get; set; } = double.NaN;

    /// <summary>
    /// The second parameter of a surrogate whose description names a <c>Beta</c>; others must be left without. NaN, the default, means the
    /// surrogate's own default.
    /// </summary>
    public double Beta { get; set; } = double.NaN;
}
