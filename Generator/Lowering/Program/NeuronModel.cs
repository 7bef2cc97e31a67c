using Ottt.Generator.Declaration.Layers;

namespace Ottt.Generator.Lowering.Program;

/// <summary>The dynamics of a spiking layer: v = h after reset, h = keep v + gain x + rest, s = [h >= Threshold], a = keep a + s.</summary>
/// <param name="Leak">1/tau, or 0 where nothing leaks, or null where it is learned.</param>
/// <param name="DecaysInput">Whether the input is multiplied by the leak, else by 1; so is its gradient.</param>
/// <param name="Threshold">The potential at and above which the neuron fires.</param>
/// <param name="Reset">The potential after a spike, or null where the threshold is subtracted.</param>
/// <param name="Surrogate">The derivative that stands in for that of the step.</param>
internal sealed record NeuronModel(double? Leak, bool DecaysInput, double Threshold, double? Reset, SurrogateFunction Surrogate)
{
    /// <summary>The membrane potential at the start of a sequence, to which it also decays.</summary>
    public double Start => Reset ?? 0;

    /// <summary>A charged potential that the reset of the first step turns into <see cref="Start"/>.</summary>
    public double ChargedStart => Reset is not null || Start < Threshold ? Start : Threshold;

    /// <summary>The rates for a leak, such as that of the layer where it is a constant.</summary>
    public NeuronRates RatesAt(double leak) => new(1 - leak, DecaysInput ? leak : 1, Start * leak);
}

/// <summary>What the leak of a spiking layer makes of its dynamics.</summary>
/// <param name="Keep">What a step leaves of membrane and trace: 1 - 1/tau, or 1 where nothing leaks, so that the trace counts spikes.</param>
/// <param name="Gain">1/tau where the input decays, else 1; also the factor of the gradient.</param>
/// <param name="Rest">v_reset / tau: what pulls the membrane to its reset potential.</param>
internal readonly record struct NeuronRates(double Keep, double Gain, double Rest);
