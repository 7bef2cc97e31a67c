namespace Ottt.Generator.Lowering.Program.Operations;

/// <summary>Which product a packed weight is for.</summary>
internal enum PackDirection
{
    Forward,
    Backward,
}

/// <summary>Copies the weight of a <c>Linear</c> into the order in which a product reads it, once per weight update.</summary>
internal sealed record PackLinear(int Layer, LinearGeometry Geometry, PackDirection Direction, WeightOperand Weight, int Packed) : StepOperation(Layer)
{
    public override IEnumerable<int> Reads => Weight.IsDerived ? [Weight.Derived] : [];

    public override IEnumerable<int> Writes => [Packed];

    public override string Name => "linear.pack_" + (Direction == PackDirection.Forward ? "forward" : "backward");
}

/// <summary>Copies the weight of a <c>Conv2d</c> into the order in which a product reads it, once per weight update.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Geometry">The sizes of the convolution of the layer; by Winograd's method those of the product.</param>
/// <param name="Direction">Which product it is for.</param>
/// <param name="Weight">The weight.</param>
/// <param name="Packed">The copy.</param>
/// <param name="IsWinograd">Whether the product is by Winograd's method.</param>
internal sealed record PackConv2d(int Layer, Conv2dGeometry Geometry, PackDirection Direction, WeightOperand Weight, int Packed, bool IsWinograd = false)
    : StepOperation(Layer)
{
    public override IEnumerable<int> Reads => Weight.IsDerived ? [Weight.Derived] : [];

    public override IEnumerable<int> Writes => [Packed];

    public override string Name => (IsWinograd ? "conv2d.winograd.pack_" : "conv2d.pack_") + (Direction == PackDirection.Forward ? "forward" : "backward");
}
