using Ottt.Generator.Models;

namespace Ottt.Generator.Declaration.Layers;

/// <summary>What pools with a sliding window share.</summary>
/// <param name="Kernel">The window.</param>
/// <param name="Stride">The step between windows.</param>
/// <param name="Padding">The border on each side.</param>
/// <param name="Axes">The axes that it slides along: 2 of an image, or 1 of a signal, which is an image of height 1.</param>
internal abstract record PoolDeclaration(Size2 Kernel, Size2 Stride, Size2 Padding, int Axes) : LayerDeclaration
{
    public override IEnumerable<DeclaredSetting> Settings =>
    [
        DeclaredSetting.PerAxis(nameof(Kernel), Kernel, Axes),
        DeclaredSetting.PerAxis(nameof(Stride), Stride, Axes),
        DeclaredSetting.PerAxis(nameof(Padding), Padding, Axes),
    ];

    protected override IEnumerable<string> Arguments =>
    [
        .. ArgumentText.Window("Kernel", Kernel, Axes),
        .. ArgumentText.PerAxis("Stride", Stride, Kernel, Axes),
        .. ArgumentText.PerAxis("Padding", Padding, Size2.Square(0), Axes),
    ];
}

internal sealed record AvgPool2dDeclaration(Size2 Kernel, Size2 Stride, Size2 Padding, bool CountIncludePad, int Axes = 2)
    : PoolDeclaration(Kernel, Stride, Padding, Axes)
{
    public override string Kind => "AvgPool" + Literals.Of(Axes) + "d";

    public override IEnumerable<DeclaredSetting> Settings => [.. base.Settings, DeclaredSetting.Of(nameof(CountIncludePad), CountIncludePad)];

    protected override IEnumerable<string> Arguments =>
        CountIncludePad ? base.Arguments : [.. base.Arguments, "CountIncludePad = false"];
}

internal sealed record MaxPool2dDeclaration(Size2 Kernel, Size2 Stride, Size2 Padding, int Axes = 2)
    : PoolDeclaration(Kernel, Stride, Padding, Axes)
{
    public override string Kind => "MaxPool" + Literals.Of(Axes) + "d";
}

internal sealed record AdaptiveAvgPool2dDeclaration(Size2 Output, int Axes = 2) : LayerDeclaration
{
    public override string Kind => "AdaptiveAvgPool" + Literals.Of(Axes) + "d";

    public override IEnumerable<DeclaredSetting> Settings => [DeclaredSetting.PerAxis("OutputSize", Output, Axes)];

    protected override IEnumerable<string> Arguments => ArgumentText.Window("Output", Output, Axes);
}
