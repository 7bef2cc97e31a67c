using Ottt.Generator.Models;

namespace Ottt.Generator.Declaration.Layers;

/// <summary>A normalisation over the batch: of the features of a vector or the channels of a sequence (1), or of the channels of an image (2).</summary>
internal sealed record BatchNormDeclaration(int Axes, double Epsilon, double Momentum, bool Affine, bool TrackRunningStats) : LayerDeclaration
{
    public const double DefaultMomentum = 0.1;

    public override string Kind => "BatchNorm" + Literals.Of(Axes) + "d";

    public override bool HasParameters => Affine;

    public override LayerMember Member => Affine || TrackRunningStats ? LayerMember.BatchNormLayer : LayerMember.None;

    public override IEnumerable<DeclaredSetting> Settings =>
    [
        DeclaredSetting.Of(nameof(Epsilon), Epsilon),
        DeclaredSetting.Of(nameof(Momentum), Momentum),
        DeclaredSetting.Of(nameof(Affine), Affine),
        DeclaredSetting.Of(nameof(TrackRunningStats), TrackRunningStats),
    ];

    protected override IEnumerable<string> Arguments
    {
        get
        {
            if (Epsilon != NormEpsilon.Default) yield return "Epsilon = " + Literals.Of(Epsilon);
            if (Momentum != DefaultMomentum) yield return "Momentum = " + Literals.Of(Momentum);
            if (!Affine) yield return "Affine = false";
            if (!TrackRunningStats) yield return "TrackRunningStats = false";
        }
    }
}
