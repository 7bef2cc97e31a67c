using Ottt.Generator.Declaration.Choices;
using Ottt.Generator.Models;

namespace Ottt.Generator.Declaration.Layers;

internal sealed record FlattenDeclaration : LayerDeclaration
{
    public override string Kind => "Flatten";

    protected override IEnumerable<string> Arguments => [];
}

internal sealed record IdentityDeclaration : LayerDeclaration
{
    public override string Kind => "Identity";

    protected override IEnumerable<string> Arguments => [];
}

internal sealed record ScaleDeclaration(double Factor) : LayerDeclaration
{
    public override string Kind => "Scale";

    public override IEnumerable<DeclaredSetting> Settings => [DeclaredSetting.Of(nameof(Factor), Factor)];

    protected override IEnumerable<string> Arguments => [Literals.Of(Factor)];
}

internal sealed record DropoutDeclaration(double Probability, DropoutMask Mask) : LayerDeclaration
{
    public override string Kind => "Dropout";

    public override IEnumerable<DeclaredSetting> Settings => [DeclaredSetting.Of("P", Probability), DeclaredSetting.Of(nameof(Mask), Mask)];

    protected override IEnumerable<string> Arguments =>
        Mask == DropoutMask.PerSequence ? [Literals.Of(Probability)] : [Literals.Of(Probability), "Mask = DropoutMask." + Mask];
}
