using Ottt.Generator.Declaration.Choices;
using Ottt.Generator.Models;

namespace Ottt.Generator.Declaration.Layers;

internal sealed record UpsampleDeclaration(Size2 Scale, UpsampleMode Mode) : LayerDeclaration
{
    public override string Kind => "Upsample";

    public override IEnumerable<DeclaredSetting> Settings => [DeclaredSetting.PerAxis(nameof(Scale), Scale, axes: 2), DeclaredSetting.Of(nameof(Mode), Mode)];

    protected override IEnumerable<string> Arguments => Mode == UpsampleMode.Nearest
        ? ArgumentText.Window("Scale", Scale)
        : [.. ArgumentText.Window("Scale", Scale), "Mode = UpsampleMode." + Mode];
}
