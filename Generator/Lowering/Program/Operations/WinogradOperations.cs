namespace Ottt.Generator.Lowering.Program.Operations;

/// <summary>Takes the images of a chunk of samples to where a weight gradient by Winograd's method is a product.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Geometry">The sizes of the convolution.</param>
/// <param name="IsOutputGradient">Whether the images are the gradients of outputs; else they are what the weight gradient reads.</param>
/// <param name="Images">The images.</param>
/// <param name="Tiles">What they are taken to.</param>
internal sealed record TransformTiles(int Layer, Conv2dGeometry Geometry, bool IsOutputGradient, int Images, int Tiles) : StepOperation(Layer)
{
    public override IEnumerable<int> Reads => [Images];

    public override IEnumerable<int> Writes => [Tiles];

    public override string Name => "conv2d.winograd.transform";
}

/// <summary>dW += correlation of dy with the operand over a chunk of samples, from their transformed tiles.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Geometry">The sizes of the convolution.</param>
/// <param name="Operand">The bordered trace of a pair, or the bordered input.</param>
/// <param name="OutputGradient">dy.</param>
/// <param name="OperandTiles">What the operand was taken to.</param>
/// <param name="GradientTiles">What dy was taken to.</param>
/// <param name="Scratch">Scratch of a piece.</param>
/// <param name="Weight">The weight.</param>
internal sealed record WinogradWeightGradient(
    int Layer, Conv2dGeometry Geometry, int Operand, int OutputGradient, int OperandTiles, int GradientTiles, int Scratch, WeightOperand Weight)
    : StepOperation(Layer)
{
    public override IEnumerable<int> Reads => [OperandTiles, GradientTiles];

    public override IEnumerable<int> Writes => Weight.IsDerived ? [Scratch, Weight.DerivedGradient] : [Scratch];

    public override IEnumerable<int> Gradients => Weight.IsDerived ? [] : [Weight.Parameter];

    public override string Name => "conv2d.winograd.weight_gradient";
}
