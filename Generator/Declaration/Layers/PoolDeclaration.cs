using Ottt.Generator.Models;

namespace Ottt.Generator.Declaration.Layers;

/// <summary>What pools with a sliding window share.</summary>
internal abstract record PoolDeclaration(Size2 Kernel, Size2 Stride, Size2 Padding) : LayerDeclaration
{
    protected override IEnumerable<string> Arguments =>
    [
        .. ArgumentText.Window("Kernel", Kernel),
        .. ArgumentText.PerAxis("Stride", Stride, Kernel),
        .. ArgumentText.PerAxis("Padding", Padding, Size2.Square(0)),
    ];
}

internal sealed record AvgPool2dDeclaration(Size2 Kernel, Size2 Stride, Size2 Padding, bool CountIncludePad)
    : PoolDeclaration(Kernel, Stride, Padding)
{
    public override string Kind => "AvgPool2d";

    protected override IEnumerable<string> Arguments =>
        CountIncludePad ? base.Arguments : [.. base.Arguments, "CountIncludePad = false"];
}

internal sealed record MaxPool2dDeclaration(Size2 Kernel, Size2 Stride, Size2 Padding) : PoolDeclaration(Kernel, Stride, Padding)
{
    public override string Kind => "MaxPool2d";
}

internal sealed record AdaptiveAvgPool2dDeclaration(Size2 Output) : LayerDeclaration
{
    public override string Kind => "AdaptiveAvgPool2d";

    protected override IEnumerable<string> Arguments => ArgumentText.Window("Output", Output);
}
