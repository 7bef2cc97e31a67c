namespace Ottt.Generator.Lowering.Program.Operations;

/// <summary>
/// A transposed convolution as a cross-correlation of the spread input with the flipped weight; <see cref="Geometry"/> is that of this product,
/// <see cref="Adjoint"/> that of the convolution whose input gradient it is.
/// </summary>
internal sealed record ConvTranspose2dProduct(
    int Layer, Conv2dGeometry Adjoint, Conv2dGeometry Geometry, int Input, WeightOperand Weight, int Packed, int Bias, int Output) : StepOperation(Layer)
{
    public override IEnumerable<int> Reads => [Input, Packed];

    public override IEnumerable<int> Writes => [Output];

    public override string Name => "conv_transpose2d";
}

/// <summary>dx = W * dy: the convolution itself, of an output gradient that has its border.</summary>
internal sealed record ConvTranspose2dInputGradient(
    int Layer, Conv2dGeometry Adjoint, int OutputGradient, WeightOperand Weight, int Packed, int InputGradient) : StepOperation(Layer)
{
    public override IEnumerable<int> Reads => [OutputGradient, Packed];

    public override IEnumerable<int> Writes => [InputGradient];

    public override string Name => "conv_transpose2d.input_gradient";
}

/// <summary>
/// dW += correlation of the operand, the trace of a pair or the input itself, with the bordered dy: the weight gradient of the convolution, with
/// the roles of its input and its output gradient exchanged.
/// </summary>
internal sealed record ConvTranspose2dWeightGradient(
    int Layer, Conv2dGeometry Adjoint, int Operand, int OutputGradient, int Accumulators, WeightOperand Weight) : StepOperation(Layer)
{
    public override IEnumerable<int> Reads => [Operand, OutputGradient];

    public override IEnumerable<int> Writes => Accumulators < 0 ? [] : [Accumulators];

    public override IEnumerable<int> Gradients => [Weight.Parameter];

    public override string Name => "conv_transpose2d.weight_gradient";
}
