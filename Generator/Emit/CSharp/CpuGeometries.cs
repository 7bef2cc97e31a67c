using Ottt.Generator.Lowering.Program;
using Ottt.Generator.Lowering.Program.Operations;
using Ottt.Generator.Models;

namespace Ottt.Generator.Emit.CSharp;

/// <summary>A geometry as a field of generated code.</summary>
internal sealed record CpuGeometry(string Type, string Name, IReadOnlyList<string> Arguments);

/// <summary>Prints geometries. Operations of a layer that share one share the field.</summary>
internal static class CpuGeometries
{
    public static CpuGeometry? Of(StepProgram program, StepOperation operation) =>
        Of(operation, LayerPath.Identifier(program.Layers[operation.Layer].Path));

    private static CpuGeometry? Of(StepOperation operation, string layer) => operation switch
    {
        PackLinear { Geometry: var geometry } => Linear(layer, geometry),
        LinearProduct { Geometry: var geometry } => Linear(layer, geometry),
        LinearInputGradient { Geometry: var geometry } => Linear(layer, geometry),
        LinearWeightGradient { Geometry: var geometry } => Linear(layer, geometry),
        PackConv2d { IsWinograd: true } pack => Winograd(layer, pack.Geometry, pack.Direction == PackDirection.Forward ? "" : "Backward"),
        PackConv2d { Geometry: var geometry } => Conv2d(layer, geometry, ""),
        Conv2dProduct { IsWinograd: true } product => Winograd(layer, product.Geometry, ""),
        TransformTiles transform => Winograd(layer, transform.Geometry, ""),
        WinogradWeightGradient gradient => Winograd(layer, gradient.Geometry, ""),
        Conv2dInputGradient { IsWinograd: true } gradient => Winograd(layer, gradient.Geometry, "Backward"),
        Conv2dProduct { Geometry: var geometry } => Conv2d(layer, geometry, ""),
        Conv2dWeightGradient { Geometry: var geometry } => Conv2d(layer, geometry, ""),
        Conv2dInputGradient { Geometry: var geometry } => Conv2d(layer, geometry, "Backward"),
        ConvTranspose2dProduct { Geometry: var geometry } => Conv2d(layer, geometry, "Transposed"),
        ConvTranspose2dInputGradient { Adjoint: var geometry } => Conv2d(layer, geometry, ""),
        ConvTranspose2dWeightGradient { Adjoint: var geometry } => Conv2d(layer, geometry, ""),
        Spread spread => Spread(layer, spread),
        AvgPool2d { Geometry: var geometry } => Pool(layer, geometry),
        AvgPool2dGradient { Geometry: var geometry } => Pool(layer, geometry),
        MaxPool2d { Geometry: var geometry } => Pool(layer, geometry),
        MaxPool2dGradient { Geometry: var geometry } => Pool(layer, geometry),
        AdaptiveAvgPool2d { Geometry: var geometry } => AdaptivePool(layer, geometry),
        AdaptiveAvgPool2dGradient { Geometry: var geometry } => AdaptivePool(layer, geometry),
        Upsample { Geometry: var geometry } => Upsample(layer, geometry),
        UpsampleGradient { Geometry: var geometry } => Upsample(layer, geometry),
        _ => CpuNormGeometries.Of(operation, layer),
    };

    private static CpuGeometry Linear(string layer, LinearGeometry geometry) => Make(
        "LinearGeometry",
        "Linear",
        layer,
        ("InFeatures", geometry.InFeatures),
        ("OutFeatures", geometry.OutFeatures),
        ("InChannels", geometry.InChannels),
        ("InPositions", geometry.InPositions));

    private static CpuGeometry Conv2d(string layer, Conv2dGeometry geometry, string suffix)
    {
        CpuGeometry made = Make(
            "Conv2dGeometry",
            "Conv2d",
            layer,
            ("InChannels", geometry.InChannels),
            ("InHeight", geometry.Input.Height),
            ("InWidth", geometry.Input.Width),
            ("OutChannels", geometry.OutChannels),
            ("KernelHeight", geometry.Kernel.Height),
            ("KernelWidth", geometry.Kernel.Width),
            ("StrideHeight", geometry.Stride.Height),
            ("StrideWidth", geometry.Stride.Width),
            ("DilationHeight", geometry.Dilation.Height),
            ("DilationWidth", geometry.Dilation.Width),
            ("Groups", geometry.Groups));
        return made with { Name = made.Name + suffix };
    }

    private static CpuGeometry Winograd(string layer, Conv2dGeometry geometry, string suffix)
    {
        CpuGeometry made = Make(
            "Winograd.WinogradGeometry",
            "Winograd",
            layer,
            ("InChannels", geometry.InChannels),
            ("InHeight", geometry.Input.Height),
            ("InWidth", geometry.Input.Width),
            ("OutChannels", geometry.OutChannels));
        return made with { Name = made.Name + suffix };
    }

    /// <summary>A border keeps the distances of its image; a spread opens it for a flipped kernel.</summary>
    private static CpuGeometry Spread(string layer, Spread spread) => Make(
        "SpreadGeometry",
        spread.Purpose switch
        {
            SpreadPurpose.Border => "Border",
            SpreadPurpose.InputGradient => "GradientSpread",
            SpreadPurpose.TransposedInput => "Spread",
            _ => "GradientBorder",
        },
        layer,
        ("Channels", spread.Geometry.Channels),
        ("InHeight", spread.Geometry.Input.Height),
        ("InWidth", spread.Geometry.Input.Width),
        ("OutHeight", spread.Geometry.Output.Height),
        ("OutWidth", spread.Geometry.Output.Width),
        ("Top", spread.Geometry.Top),
        ("Left", spread.Geometry.Left),
        ("StepHeight", spread.Geometry.Step.Height),
        ("StepWidth", spread.Geometry.Step.Width));

    private static CpuGeometry Pool(string layer, Pool2dGeometry geometry)
    {
        CpuGeometry made = Make(
            "Pool2dGeometry",
            "Pool",
            layer,
            ("Channels", geometry.Channels),
            ("InHeight", geometry.Input.Height),
            ("InWidth", geometry.Input.Width),
            ("KernelHeight", geometry.Kernel.Height),
            ("KernelWidth", geometry.Kernel.Width),
            ("StrideHeight", geometry.Stride.Height),
            ("StrideWidth", geometry.Stride.Width),
            ("PaddingHeight", geometry.Padding.Height),
            ("PaddingWidth", geometry.Padding.Width));
        return made with { Arguments = [.. made.Arguments, "CountIncludePad: " + Literals.Of(geometry.CountIncludePad)] };
    }

    private static CpuGeometry AdaptivePool(string layer, AdaptivePool2dGeometry geometry) => Make(
        "AdaptivePool2dGeometry",
        "Pool",
        layer,
        ("Channels", geometry.Channels),
        ("InHeight", geometry.Input.Height),
        ("InWidth", geometry.Input.Width),
        ("OutHeight", geometry.Output.Height),
        ("OutWidth", geometry.Output.Width));

    private static CpuGeometry Upsample(string layer, UpsampleGeometry geometry) => Make(
        "UpsampleGeometry",
        "Upsample",
        layer,
        ("Channels", geometry.Channels),
        ("InHeight", geometry.Input.Height),
        ("InWidth", geometry.Input.Width),
        ("ScaleHeight", geometry.Scale.Height),
        ("ScaleWidth", geometry.Scale.Width));

    public static CpuGeometry Make(string type, string name, string layer, params (string Name, int Value)[] arguments) => new(
        type, name + layer, [.. arguments.Select(argument => argument.Name + ": " + Literals.Of(argument.Value))]);
}
