using Ottt.Generator.Models;

namespace Ottt.Generator.Declaration.Layers;

/// <summary>A normalisation of groups of channels of each sample.</summary>
internal sealed record GroupNormDeclaration(int NumGroups, double Epsilon, bool Affine) : LayerDeclaration
{
    public override string Kind => "GroupNorm";

    public override bool HasParameters => Affine;

    public override LayerMember Member => Affine ? LayerMember.NormLayer : LayerMember.None;

    public override IEnumerable<DeclaredSetting> Settings =>
        [DeclaredSetting.Of(nameof(NumGroups), NumGroups), DeclaredSetting.Of(nameof(Epsilon), Epsilon), DeclaredSetting.Of(nameof(Affine), Affine)];

    protected override IEnumerable<string> Arguments
    {
        get
        {
            yield return Literals.Of(NumGroups);
            if (Epsilon != NormEpsilon.Default) yield return "Epsilon = " + Literals.Of(Epsilon);
            if (!Affine) yield return "Affine = false";
        }
    }
}
