namespace Ottt.Generator.Lowering.Program.Operations;

/// <summary>y = x W^T + b.</summary>
internal sealed record LinearProduct(int Layer, LinearGeometry Geometry, int Input, WeightOperand Weight, int Packed, int Bias, int Output)
    : StepOperation(Layer)
{
    public override IEnumerable<int> Reads => [Input, Packed];

    public override IEnumerable<int> Writes => [Output];

    public override string Name => "linear";
}

/// <summary>dx = dy W.</summary>
internal sealed record LinearInputGradient(int Layer, LinearGeometry Geometry, int OutputGradient, WeightOperand Weight, int Packed, int InputGradient)
    : StepOperation(Layer)
{
    public override IEnumerable<int> Reads => [OutputGradient, Packed];

    public override IEnumerable<int> Writes => [InputGradient];

    public override string Name => "linear.input_gradient";
}

/// <summary>dW += dy (x) operand, where the operand is the trace of a pair or the input itself.</summary>
internal sealed record LinearWeightGradient(int Layer, LinearGeometry Geometry, int Operand, int OutputGradient, WeightOperand Weight) : StepOperation(Layer)
{
    public override IEnumerable<int> Reads => [Operand, OutputGradient];

    public override IEnumerable<int> Writes => Weight.IsDerived ? [Weight.DerivedGradient] : [];

    public override IEnumerable<int> Gradients => Weight.IsDerived ? [] : [Weight.Parameter];

    public override string Name => "linear.weight_gradient";
}

/// <summary>
/// Cross-correlation of an input that has its border, with the layer's weight; by Winograd's method where there is scratch for its tiles, else -1.
/// </summary>
internal sealed record Conv2dProduct(
    int Layer, Conv2dGeometry Geometry, int Input, WeightOperand Weight, int Packed, int Bias, int Output, int Tiles) : StepOperation(Layer)
{
    public bool IsWinograd => Tiles >= 0;

    public override IEnumerable<int> Reads => [Input, Packed];

    public override IEnumerable<int> Writes => IsWinograd ? [Output, Tiles] : [Output];

    public override string Name => IsWinograd ? "conv2d.winograd" : "conv2d";
}

/// <summary>
/// dx as a cross-correlation of the spread output gradient with the flipped weight; <see cref="Geometry"/> is that of this product,
/// <see cref="Forward"/> that of the layer. By Winograd's method where there is scratch for its tiles, else -1.
/// </summary>
internal sealed record Conv2dInputGradient(
    int Layer, Conv2dGeometry Forward, Conv2dGeometry Geometry, int OutputGradient, WeightOperand Weight, int Packed, int InputGradient, int Tiles)
    : StepOperation(Layer)
{
    public bool IsWinograd => Tiles >= 0;

    public override IEnumerable<int> Reads => [OutputGradient, Packed];

    public override IEnumerable<int> Writes => IsWinograd ? [InputGradient, Tiles] : [InputGradient];

    public override string Name => IsWinograd ? "conv2d.winograd.input_gradient" : "conv2d.input_gradient";
}

/// <summary>
/// dW += correlation of dy with the operand, where the operand is the bordered trace of a pair or the bordered input itself. The sums have a buffer of their
/// own, or -1.
/// </summary>
internal sealed record Conv2dWeightGradient(int Layer, Conv2dGeometry Geometry, int Operand, int OutputGradient, int Accumulators, WeightOperand Weight)
    : StepOperation(Layer)
{
    public override IEnumerable<int> Reads => [Operand, OutputGradient];

    public override IEnumerable<int> Writes => new[] { Accumulators, Weight.DerivedGradient }.Where(buffer => buffer >= 0);

    public override IEnumerable<int> Gradients => Weight.IsDerived ? [] : [Weight.Parameter];

    public override string Name => "conv2d.weight_gradient";
}
