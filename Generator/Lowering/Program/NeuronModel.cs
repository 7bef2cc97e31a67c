using Ottt.Generator.Declaration.Layers;

namespace Ottt.Generator.Lowering.Program;

/// <summary>
/// The dynamics of a spiking layer with its constants folded: h = Keep v + Gain x + Rest, s = [h >= Threshold], reset, a = TraceDecay a + s.
/// </summary>
/// <param name="Keep">1 - 1/tau, or 1 where nothing leaks.</param>
/// <param name="Gain">1/tau where the input decays, else 1; also the factor of the gradient.</param>
/// <param name="Rest">v_reset / tau: what pulls the membrane to its reset potential.</param>
/// <param name="Threshold">The potential at and above which the neuron fires.</param>
/// <param name="Reset">The potential after a spike, or null where the threshold is subtracted.</param>
/// <param name="TraceDecay">1 - 1/tau, or 1 where nothing leaks: then the trace counts spikes.</param>
/// <param name="Surrogate">The derivative that stands in for that of the step.</param>
internal sealed record NeuronModel(
    double Keep, double Gain, double Rest, double Threshold, double? Reset, double TraceDecay, SurrogateFunction Surrogate)
{
    /// <summary>The membrane potential at the start of a sequence.</summary>
    public double Start => Reset ?? 0;
}
