using Ottt.Generator.Declaration.Choices;
using Ottt.Generator.Models;

namespace Ottt.Generator.Declaration.Layers;

/// <summary>A convolution, <c>Conv2d</c> or <c>WSConv2d</c>, or one over signals: over images of height 1.</summary>
internal sealed record Conv2dDeclaration(
    int OutChannels,
    Size2 Kernel,
    Size2 Stride,
    Size2 Padding,
    Size2 Dilation,
    int Groups,
    bool Bias,
    Initialization Initialization,
    WeightStandardization? Standardization = null,
    int Axes = 2)
    : WeightedDeclaration(Bias, Initialization, Standardization)
{
    public override string Kind => (Standardization is null ? "Conv" : "WSConv") + Literals.Of(Axes) + "d";

    public override IEnumerable<DeclaredSetting> Settings =>
    [
        DeclaredSetting.Of(nameof(OutChannels), OutChannels),
        DeclaredSetting.PerAxis(nameof(Kernel), Kernel, Axes),
        DeclaredSetting.PerAxis(nameof(Stride), Stride, Axes),
        DeclaredSetting.PerAxis(nameof(Padding), Padding, Axes),
        DeclaredSetting.PerAxis(nameof(Dilation), Dilation, Axes),
        DeclaredSetting.Of(nameof(Groups), Groups),
        .. WeightSettings,
    ];

    protected override IEnumerable<string> Arguments
    {
        get
        {
            yield return Literals.Of(OutChannels);
            foreach (string text in ArgumentText.PerAxis("Kernel", Kernel, default, Axes)) yield return text;
            foreach (string text in ArgumentText.PerAxis("Stride", Stride, Size2.Square(1), Axes)) yield return text;
            foreach (string text in ArgumentText.PerAxis("Padding", Padding, Size2.Square(0), Axes)) yield return text;
            foreach (string text in ArgumentText.PerAxis("Dilation", Dilation, Size2.Square(1), Axes)) yield return text;
            if (Groups != 1) yield return "Groups = " + Literals.Of(Groups);
            foreach (string text in WeightArguments) yield return text;
        }
    }
}
