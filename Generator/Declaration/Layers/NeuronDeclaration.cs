using Ottt.Generator.Declaration.Choices;
using Ottt.Generator.Models;

namespace Ottt.Generator.Declaration.Layers;

/// <summary>A leaky integrate-and-fire neuron, with a trace (<c>OtttLif</c>) or without (<c>Lif</c>).</summary>
/// <param name="HasTrace">Whether it emits a pair in training.</param>
/// <param name="Tau">The membrane time constant in time steps.</param>
/// <param name="VThreshold">The potential at and above which it fires.</param>
/// <param name="VReset">The potential after a spike, or null for soft reset.</param>
/// <param name="DecayInput">Whether the current is divided by tau as well.</param>
/// <param name="Function">The surrogate derivative.</param>
internal sealed record NeuronDeclaration(
    bool HasTrace, double Tau, double VThreshold, double? VReset, bool DecayInput, SurrogateFunction Function) : LayerDeclaration
{
    public Surrogate Surrogate => Function.Form;

    public double? Alpha => Function.Alpha;

    public double? Beta => Function.Beta;

    public override string Kind => HasTrace ? "OtttLif" : "Lif";

    protected override IEnumerable<string> Arguments
    {
        get
        {
            yield return "Tau = " + Literals.Of(Tau);
            if (VThreshold != 1) yield return "VThreshold = " + Literals.Of(VThreshold);
            if (VReset != (HasTrace ? null : 0)) yield return "VReset = " + (VReset is { } reset ? Literals.Of(reset) : "VReset.Soft");
            if (DecayInput == HasTrace) yield return "DecayInput = " + Literals.Of(DecayInput);
            foreach (string text in Function.Arguments) yield return text;
        }
    }
}
