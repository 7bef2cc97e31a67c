using Ottt.Generator.Declaration.Choices;
using Ottt.Generator.Models;

namespace Ottt.Generator.Declaration.Layers;

/// <summary>A spiking layer.</summary>
/// <param name="Neuron">Which one; decides what its defaults are.</param>
/// <param name="Tau">The membrane time constant in time steps, at the start where it is learned, or null for a membrane that does not leak.</param>
/// <param name="VThreshold">The potential at and above which it fires.</param>
/// <param name="VReset">The potential after a spike, or null for soft reset.</param>
/// <param name="DecayInput">Whether the current is divided by tau as well.</param>
/// <param name="Function">The surrogate derivative.</param>
/// <param name="TraceDecay">What a step leaves of the trace, where there is one.</param>
internal sealed record NeuronDeclaration(
    NeuronKind Neuron, double? Tau, double VThreshold, double? VReset, bool DecayInput, SurrogateFunction Function, TraceDecay TraceDecay)
    : LayerDeclaration
{
    public Surrogate Surrogate => Function.Form;

    public double? Alpha => Function.Alpha;

    public double? Beta => Function.Beta;

    /// <summary>The time constant that learning starts with.</summary>
    public double? InitTau => Tau;

    public override bool HasParameters => Neuron.LearnsTau;

    public override LayerMember Member => Neuron.LearnsTau ? LayerMember.ParametricNeuron : LayerMember.None;

    /// <summary>Whether it emits a pair in training.</summary>
    public bool HasTrace => Neuron.HasTrace;

    public override string Kind => Neuron.Name;

    public override IEnumerable<DeclaredSetting> Settings
    {
        get
        {
            if (Tau is { } tau) yield return DeclaredSetting.Of(Neuron.TauArgument, tau);
            yield return DeclaredSetting.Of(nameof(VThreshold), VThreshold);
            if (VReset is { } reset) yield return DeclaredSetting.Of(nameof(VReset), reset);
            if (Neuron.Leaks) yield return DeclaredSetting.Of(nameof(DecayInput), DecayInput);
            if (HasTrace && Neuron is { Leaks: true, LearnsTau: false }) yield return DeclaredSetting.Of(nameof(TraceDecay), TraceDecay);
            foreach (DeclaredSetting setting in Function.Settings) yield return setting;
        }
    }

    protected override IEnumerable<string> Arguments
    {
        get
        {
            if (Tau is { } tau) yield return Neuron.TauArgument + " = " + Literals.Of(tau);
            if (VThreshold != 1) yield return "VThreshold = " + Literals.Of(VThreshold);
            if (VReset != Neuron.VReset) yield return "VReset = " + (VReset is { } reset ? Literals.Of(reset) : "VReset.Soft");
            if (DecayInput != Neuron.DecayInput) yield return "DecayInput = " + Literals.Of(DecayInput);
            if (TraceDecay != TraceDecay.Leak) yield return "TraceDecay = TraceDecay." + TraceDecay;
            foreach (string text in Function.Arguments) yield return text;
        }
    }
}
