using Ottt.Generator.Declaration.Choices;
using Ottt.Generator.Models;

namespace Ottt.Generator.Declaration.Layers;

internal sealed record LinearDeclaration(int OutFeatures, bool Bias, Initialization Initialization) : LayerDeclaration
{
    public override string Kind => "Linear";

    public override bool HasParameters => true;

    protected override IEnumerable<string> Arguments
    {
        get
        {
            yield return Literals.Of(OutFeatures);
            if (!Bias) yield return "Bias = false";
            if (Initialization != Initialization.Default) yield return "Initialization = Initialization." + Initialization;
        }
    }
}
