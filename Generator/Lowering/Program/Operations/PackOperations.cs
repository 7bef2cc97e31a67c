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
internal sealed record PackConv2d(int Layer, Conv2dGeometry Geometry, PackDirection Direction, WeightOperand Weight, int Packed) : StepOperation(Layer)
{
    public override IEnumerable<int> Reads => Weight.IsDerived ? [Weight.Derived] : [];

    public override IEnumerable<int> Writes => [Packed];

    public override string Name => "conv2d.pack_" + (Direction == PackDirection.Forward ? "forward" : "backward");
}
