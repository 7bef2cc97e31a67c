namespace Ottt.Generator.Lowering.Program.Operations;

/// <summary>A parameter with the shape of a sample, and the buffer with its elements in the order of memory; -1 where there is none.</summary>
internal readonly record struct PackedParameter(int Parameter, int Packed)
{
    public bool Exists => Parameter >= 0;
}

/// <summary>Copies a parameter with the shape of a sample into the order of memory, once per update.</summary>
internal sealed record PackLayerNorm(int Layer, LayerNormGeometry Geometry, PackedParameter Parameter) : StepOperation(Layer)
{
    public override IEnumerable<int> Reads => [];

    public override IEnumerable<int> Writes => [Parameter.Packed];

    public override string Name => "layer_norm.pack";
}

/// <summary>Mean and 1 / deviation of each sample.</summary>
internal sealed record LayerNormStatistics(int Layer, LayerNormGeometry Geometry, int Input, int Statistics) : StepOperation(Layer)
{
    public override IEnumerable<int> Reads => [Input];

    public override IEnumerable<int> Writes => [Statistics];

    public override string Name => "layer_norm.statistics";
}

/// <summary>y = (x - mean) / deviation weight + bias, element by element.</summary>
internal sealed record LayerNormalize(
    int Layer, LayerNormGeometry Geometry, int Input, int Statistics, PackedParameter Weight, PackedParameter Bias, int Output) : StepOperation(Layer)
{
    public override IEnumerable<int> Reads => new[] { Input, Statistics, Weight.Packed, Bias.Packed }.Where(buffer => buffer >= 0);

    public override IEnumerable<int> Writes => [Output];

    public override string Name => "layer_norm";
}

/// <summary>The gradients of weight and bias.</summary>
internal sealed record LayerNormGradient(
    int Layer, LayerNormGeometry Geometry, int OutputGradient, int Operand, int Statistics, int Weight, int Bias) : StepOperation(Layer)
{
    public override IEnumerable<int> Reads => [OutputGradient, Operand, Statistics];

    public override IEnumerable<int> Writes => [];

    public override IEnumerable<int> Gradients => Bias < 0 ? [Weight] : [Weight, Bias];

    public override string Name => "layer_norm.gradient";
}

/// <summary>What the gradient of each sample loses because mean and deviation move with the input.</summary>
internal sealed record LayerNormPull(
    int Layer, LayerNormGeometry Geometry, int OutputGradient, int Operand, int Statistics, PackedParameter Weight, int Pull) : StepOperation(Layer)
{
    public override IEnumerable<int> Reads => Weight.Exists ? [OutputGradient, Operand, Statistics, Weight.Packed] : [OutputGradient, Operand, Statistics];

    public override IEnumerable<int> Writes => [Pull];

    public override string Name => "layer_norm.pull";
}

/// <summary>
/// The gradient of the input: mean and deviation of the sample move with it. What it loses was found before, where there is a buffer for it; else that is -1.
/// </summary>
internal sealed record LayerNormInputGradient(
    int Layer, LayerNormGeometry Geometry, int OutputGradient, int Operand, int Statistics, PackedParameter Weight, int InputGradient, int Pull = -1)
    : StepOperation(Layer)
{
    public override IEnumerable<int> Reads =>
        new[] { OutputGradient, Operand, Statistics, Weight.Exists ? Weight.Packed : -1, Pull }.Where(buffer => buffer >= 0);

    public override IEnumerable<int> Writes => [InputGradient];

    public override string Name => "layer_norm.input_gradient";
}
