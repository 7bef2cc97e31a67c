using Ottt.Generator.Lowering.Program;
using Ottt.Generator.Lowering.Program.Operations;
using Ottt.Generator.Models;

namespace Ottt.Generator.Emit.CSharp;

/// <summary>A geometry as a field of generated code.</summary>
internal sealed record CpuGeometry(string Type, string Name, IReadOnlyList<string> Arguments);

/// <summary>Prints geometries. Operations of a layer that share one share the field.</summary>
internal static class CpuGeometries
{
    public static CpuGeometry? Of(StepOperation operation) => operation switch
    {
        PackLinear { Geometry: var geometry } => Linear(operation, geometry),
        LinearProduct { Geometry: var geometry } => Linear(operation, geometry),
        LinearInputGradient { Geometry: var geometry } => Linear(operation, geometry),
        LinearWeightGradient { Geometry: var geometry } => Linear(operation, geometry),
        PackConv2d { Geometry: var geometry } => Conv2d(operation, geometry, ""),
        Conv2dProduct { Geometry: var geometry } => Conv2d(operation, geometry, ""),
        Conv2dWeightGradient { Geometry: var geometry } => Conv2d(operation, geometry, ""),
        Conv2dInputGradient { Geometry: var geometry } => Conv2d(operation, geometry, "Backward"),
        Spread spread => Spread(spread, spread.Geometry),
        AvgPool2d { Geometry: var geometry } => Pool(operation, geometry),
        AvgPool2dGradient { Geometry: var geometry } => Pool(operation, geometry),
        MaxPool2d { Geometry: var geometry } => Pool(operation, geometry),
        MaxPool2dGradient { Geometry: var geometry } => Pool(operation, geometry),
        AdaptiveAvgPool2d { Geometry: var geometry } => AdaptivePool(operation, geometry),
        AdaptiveAvgPool2dGradient { Geometry: var geometry } => AdaptivePool(operation, geometry),
        Upsample { Geometry: var geometry } => Upsample(operation, geometry),
        UpsampleGradient { Geometry: var geometry } => Upsample(operation, geometry),
        _ => null,
    };

    private static CpuGeometry Linear(StepOperation operation, LinearGeometry geometry) => Make(
        "LinearGeometry",
        "Linear",
        operation,
        ("InFeatures", geometry.InFeatures),
        ("OutFeatures", geometry.OutFeatures),
        ("InChannels", geometry.InChannels),
        ("InPositions", geometry.InPositions));

    private static CpuGeometry Conv2d(StepOperation operation, Conv2dGeometry geometry, string suffix)
    {
        CpuGeometry made = Make(
            "Conv2dGeometry",
            "Conv2d",
            operation,
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

    /// <summary>A border keeps the distances of its image; any other spread opens an output gradient for the input gradient.</summary>
    private static CpuGeometry Spread(Spread operation, SpreadGeometry geometry) => Make(
        "SpreadGeometry",
        operation.Purpose == SpreadPurpose.Border ? "Border" : "GradientSpread",
        operation,
        ("Channels", geometry.Channels),
        ("InHeight", geometry.Input.Height),
        ("InWidth", geometry.Input.Width),
        ("OutHeight", geometry.Output.Height),
        ("OutWidth", geometry.Output.Width),
        ("Top", geometry.Top),
        ("Left", geometry.Left),
        ("StepHeight", geometry.Step.Height),
        ("StepWidth", geometry.Step.Width));

    private static CpuGeometry Pool(StepOperation operation, Pool2dGeometry geometry)
    {
        CpuGeometry made = Make(
            "Pool2dGeometry",
            "Pool",
            operation,
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

    private static CpuGeometry AdaptivePool(StepOperation operation, AdaptivePool2dGeometry geometry) => Make(
        "AdaptivePool2dGeometry",
        "Pool",
        operation,
        ("Channels", geometry.Channels),
        ("InHeight", geometry.Input.Height),
        ("InWidth", geometry.Input.Width),
        ("OutHeight", geometry.Output.Height),
        ("OutWidth", geometry.Output.Width));

    private static CpuGeometry Upsample(StepOperation operation, UpsampleGeometry geometry) => Make(
        "UpsampleGeometry",
        "Upsample",
        operation,
        ("Channels", geometry.Channels),
        ("InHeight", geometry.Input.Height),
        ("InWidth", geometry.Input.Width),
        ("ScaleHeight", geometry.Scale.Height),
        ("ScaleWidth", geometry.Scale.Width));

    private static CpuGeometry Make(string type, string name, StepOperation operation, params (string Name, int Value)[] arguments) => new(
        type, name + Literals.Of(operation.Layer), [.. arguments.Select(argument => argument.Name + ": " + Literals.Of(argument.Value))]);
}
