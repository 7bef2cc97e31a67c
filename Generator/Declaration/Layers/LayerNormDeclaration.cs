using Ottt.Generator.Models;

namespace Ottt.Generator.Declaration.Layers;

/// <summary>A normalisation of each sample over all its elements.</summary>
internal sealed record LayerNormDeclaration(double Epsilon, bool ElementwiseAffine, bool Bias) : LayerDeclaration
{
    public override string Kind => "LayerNorm";

    public override bool HasParameters => ElementwiseAffine;

    public override LayerMember Member => ElementwiseAffine ? LayerMember.NormLayer : LayerMember.None;

    public override IEnumerable<DeclaredSetting> Settings =>
        [DeclaredSetting.Of(nameof(Epsilon), Epsilon), DeclaredSetting.Of(nameof(ElementwiseAffine), ElementwiseAffine), DeclaredSetting.Of(nameof(Bias), Bias)];

    protected override IEnumerable<string> Arguments
    {
        get
        {
            if (Epsilon != NormEpsilon.Default) yield return "Epsilon = " + Literals.Of(Epsilon);
            if (!ElementwiseAffine) yield return "ElementwiseAffine = false";
            if (!Bias) yield return "Bias = false";
        }
    }
}
