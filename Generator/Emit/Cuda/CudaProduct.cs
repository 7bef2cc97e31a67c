using Ottt.Generator.Lowering.Program;
using Ottt.Generator.Lowering.Program.Operations;
using Ottt.Generator.Models;

namespace Ottt.Generator.Emit.Cuda;

/// <summary>What a block of threads computes of a product.</summary>
internal enum ProductForm
{
    /// <summary>A tile of results, whatever their samples.</summary>
    Tiles,

    /// <summary>All results of a sample, one after another.</summary>
    Samples,

    /// <summary>Single results, each by a thread of its own.</summary>
    Elements,
}

/// <summary>A product over patches of an image, whatever layer or direction it belongs to. A linear layer is a convolution whose kernel covers its input.</summary>
/// <param name="Geometry">The sizes.</param>
/// <param name="Input">The image.</param>
/// <param name="Packed">The packed weight.</param>
/// <param name="Bias">The bias, or -1.</param>
/// <param name="Output">The result.</param>
internal sealed record CudaProduct(Conv2dGeometry Geometry, int Input, int Packed, int Bias, int Output)
{
    // Groups of fewer output channels would leave most of a tile empty.
    private const int FewestChannelsOfTile = 8;

    // A vector of few outputs makes few tiles, each of which would go through all of its inputs alone.
    private const int MostOutputsOfBlock = 32;
    private const int FewestTapsOfBlock = 256;

    /// <summary>What computes a result.</summary>
    public ProductForm Form => FormOf(Geometry);

    /// <summary>What computes a result of a product of these sizes.</summary>
    public static ProductForm FormOf(Conv2dGeometry geometry) => geometry switch
    {
        { Groups: > 1 } when geometry.OutChannels / geometry.Groups < FewestChannelsOfTile => ProductForm.Elements,
        { Groups: 1, OutChannels: <= MostOutputsOfBlock, Taps: >= FewestTapsOfBlock, Output: { Height: 1, Width: 1 } } => ProductForm.Samples,
        _ => ProductForm.Tiles,
    };

    /// <summary>The product of an operation, or null where it is none.</summary>
    public static CudaProduct? Of(StepOperation operation) => operation switch
    {
        LinearProduct o => new(Covering(o.Geometry), o.Input, o.Packed, o.Bias, o.Output),
        LinearInputGradient o => new(Backward(o.Geometry), o.OutputGradient, o.Packed, -1, o.InputGradient),
        Conv2dProduct o => new(o.Geometry, o.Input, o.Packed, o.Bias, o.Output),
        Conv2dInputGradient o => new(o.Geometry, o.OutputGradient, o.Packed, -1, o.InputGradient),
        ConvTranspose2dProduct o => new(o.Geometry, o.Input, o.Packed, o.Bias, o.Output),
        ConvTranspose2dInputGradient o => new(o.Adjoint, o.OutputGradient, o.Packed, -1, o.InputGradient),
        _ => null,
    };

    /// <summary>A linear layer as a convolution: one row of positions, all of which the kernel covers.</summary>
    public static Conv2dGeometry Covering(LinearGeometry geometry)
    {
        var line = new Size2(1, geometry.InPositions);
        return new Conv2dGeometry(geometry.InChannels, line, geometry.OutFeatures, line, Size2.Square(1), Size2.Square(1), Groups: 1);
    }

    /// <summary>Its input gradient: every input is an output channel.</summary>
    private static Conv2dGeometry Backward(LinearGeometry geometry) =>
        new(geometry.OutFeatures, Size2.Square(1), geometry.InFeatures, Size2.Square(1), Size2.Square(1), Size2.Square(1), Groups: 1);
}
