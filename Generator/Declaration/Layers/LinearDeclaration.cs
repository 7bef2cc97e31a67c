using Ottt.Generator.Declaration.Choices;
using Ottt.Generator.Models;

namespace Ottt.Generator.Declaration.Layers;

/// <summary>A fully connected layer, <c>Linear</c> or <c>WSLinear</c>.</summary>
internal sealed record LinearDeclaration(
    int OutFeatures, bool Bias, Initialization Initialization, WeightStandardization? Standardization = null) : LayerDeclaration
{
    public override string Kind => Standardization is null ? "Linear" : "WSLinear";

    public override bool HasParameters => true;

    protected override IEnumerable<string> Arguments
    {
        get
        {
            yield return Literals.Of(OutFeatures);
            if (!Bias) yield return "Bias = false";
            if (Initialization != Initialization.Default) yield return "Initialization = Initialization." + Initialization;
            foreach (string text in Standardization?.Arguments ?? []) yield return text;
        }
    }
}
