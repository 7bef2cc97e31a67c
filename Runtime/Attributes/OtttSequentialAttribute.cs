namespace Ottt;

/// <summary>
/// Makes a partial class a network that is trained online through time (OTTT, Xiao et al., NeurIPS 2022). The layers follow as further
/// attributes. Corresponds to SpikingJelly's <c>OTTTSequential</c>.
/// </summary>
/// <param name="inputShape">The shape of one sample at one time step: <c>(features)</c>, <c>(channels, length)</c> or <c>(channels, height, width)</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class OtttSequentialAttribute(params int[] inputShape) : Attribute
{
    /// <summary>The shape of one sample at one time step, without the batch.</summary>
    public IReadOnlyList<int> InputShape { get; } = inputShape;

    /// <summary>What <c>Forward</c> is given: a tensor (the default) or a <c>[spike, trace]</c> pair.</summary>
    public NetworkInput Input { get; set; }

    /// <summary>
    /// What a training step gives: a tensor (the default), or also the trace of a pair, as <c>OutputTrace</c>. A network that ends in a pair is
    /// the first of a chain: the second one's <c>InputGradient</c> is what this one's <c>Backward</c> is given.
    /// </summary>
    public NetworkOutput Output { get; set; }

    /// <summary>
    /// The time constant of a trace of the input, a = (1 - 1/tau) a + x, in time steps: finite and greater than 1. The first layer with a weight then
    /// takes its weight gradient from this trace, as later ones do from those of their neurons; with that neuron's own tau and soft reset, one time
    /// step after another then gives what backpropagation through time gives. NaN, the default, is the published rule: the input itself is used.
    /// Not together with <see cref="NetworkInput.SpikeAndTrace"/>, which brings its trace.
    /// </summary>
    public double InputTrace { get; set; } = double.NaN;

    /// <summary>From what a readout, a layer with a weight that no spiking layer follows, takes its weight gradient: the trace (the default) or the spike.</summary>
    public ReadoutGradient Readout { get; set; }

    /// <summary>How convolutions are computed: by what is fastest (the default), or by a method of choice.</summary>
    public ConvolutionMethod Convolution { get; set; }

    /// <summary>Whether <c>Backward</c> also computes the gradient with respect to the input. It costs a product and is off by default.</summary>
    public bool InputGradient { get; set; }
}
