namespace Ottt.Generator.Lowering.Program.Operations;

/// <summary>y = x W^T + b. The terms of zeros are left out where there is scratch for lists of what is not zero, else -1.</summary>
internal sealed record LinearProduct(
    int Layer, LinearGeometry Geometry, int Input, WeightOperand Weight, int Packed, int Bias, int Output, int Events = -1) : StepOperation(Layer)
{
    public bool SkipsZeros => Events >= 0;

    public override IEnumerable<int> Reads => [Input, Packed];

    public override IEnumerable<int> Writes => SkipsZeros ? [Output, Events] : [Output];

    public override string Name => SkipsZeros ? "linear.events" : "linear";
}

/// <summary>dx = dy W. The terms of zeros are left out where there is scratch for lists of what is not zero, else -1.</summary>
internal sealed record LinearInputGradient(
    int Layer, LinearGeometry Geometry, int OutputGradient, WeightOperand Weight, int Packed, int InputGradient, int Events = -1) : StepOperation(Layer)
{
    public bool SkipsZeros => Events >= 0;

    public override IEnumerable<int> Reads => [OutputGradient, Packed];

    public override IEnumerable<int> Writes => SkipsZeros ? [InputGradient, Events] : [InputGradient];

    public override string Name => SkipsZeros ? "linear.events.input_gradient" : "linear.input_gradient";
}

/// <summary>
/// dW += dy (x) operand, where the operand is the trace of a pair or the input itself; with or without the terms of zeros of the operand.
/// </summary>
/// <param name="Layer">The layer.</param>
/// <param name="Geometry">Its sizes.</param>
/// <param name="Operand">The operand.</param>
/// <param name="OutputGradient">dy.</param>
/// <param name="Weight">The weight.</param>
/// <param name="SkipsZeros">Whether the terms of zeros are left out.</param>
/// <param name="Update">What an update needs that computes this gradient itself, or null where updates read it from memory.</param>
internal sealed record LinearWeightGradient(
    int Layer, LinearGeometry Geometry, int Operand, int OutputGradient, WeightOperand Weight, bool SkipsZeros = false, FusedUpdate? Update = null)
    : StepOperation(Layer)
{
    public override IEnumerable<int> Reads => [Operand, OutputGradient];

    public override IEnumerable<int> Writes =>
        Weight.IsDerived ? [Weight.DerivedGradient] : Update is null ? [] : [Update.Columns, Update.Rows];

    public override IEnumerable<int> Gradients => Weight.IsDerived ? [] : [Weight.Parameter];

    public override string Name => SkipsZeros ? "linear.events.weight_gradient" : "linear.weight_gradient";
}

/// <summary>The buffers of an update that computes the gradient of a weight, moves the weight and packs it, a few rows at a time.</summary>
/// <param name="Packed">The packed weight.</param>
/// <param name="Columns">The operand of the batch with the columns of each panel side by side.</param>
/// <param name="Rows">Scratch for the gradient of the rows of a panel.</param>
internal sealed record FusedUpdate(int Packed, int Columns, int Rows);

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
