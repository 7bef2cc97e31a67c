using Ottt.Generator.Declaration.Choices;
using Ottt.Generator.Models;

namespace Ottt.Generator.Declaration.Layers;

internal sealed record UpsampleDeclaration(Size2 Scale, UpsampleMode Mode) : LayerDeclaration
{
    public override string Kind => "Upsample";

    protected override IEnumerable<string> Arguments => Mode == UpsampleMode.Nearest
        ? ArgumentText.Window("Scale", Scale)
        : [.. ArgumentText.Window("Scale", Scale), "Mode = UpsampleMode." + Mode];
}
