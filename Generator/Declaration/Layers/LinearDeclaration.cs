using Ottt.Generator.Declaration.Choices;
using Ottt.Generator.Models;

namespace Ottt.Generator.Declaration.Layers;

/// <summary>A fully connected layer, <c>Linear</c> or <c>WSLinear</c>.</summary>
internal sealed record LinearDeclaration(
    int OutFeatures, bool Bias, Initialization Initialization, WeightStandardization? Standardization = null)
    : WeightedDeclaration(Bias, Initialization, Standardization)
{
    public override string Kind => Standardization is null ? "Linear" : "WSLinear";

    public override IEnumerable<DeclaredSetting> Settings => [DeclaredSetting.Of(nameof(OutFeatures), OutFeatures), .. WeightSettings];

    protected override IEnumerable<string> Arguments => [Literals.Of(OutFeatures), .. WeightArguments];
}
