namespace Ottt.Generator.Lowering.Program.Operations;

/// <summary>Mean and 1 / deviation of each sample and group of channels.</summary>
internal sealed record GroupNormStatistics(int Layer, GroupNormGeometry Geometry, int Input, int Statistics) : StepOperation(Layer)
{
    public override IEnumerable<int> Reads => [Input];

    public override IEnumerable<int> Writes => [Statistics];

    public override string Name => "group_norm.statistics";
}

/// <summary>y = (x - mean) / deviation weight + bias.</summary>
internal sealed record GroupNormalize(int Layer, GroupNormGeometry Geometry, int Input, int Statistics, int Weight, int Bias, int Output)
    : StepOperation(Layer)
{
    public override IEnumerable<int> Reads => [Input, Statistics];

    public override IEnumerable<int> Writes => [Output];

    public override string Name => "group_norm";
}

/// <summary>What each sample adds to the gradients: sums of dy and of dy (operand - mean), per channel.</summary>
internal sealed record GroupNormGradientSums(
    int Layer, GroupNormGeometry Geometry, int OutputGradient, int Operand, int Statistics, int Sums) : StepOperation(Layer)
{
    public override IEnumerable<int> Reads => [OutputGradient, Operand, Statistics];

    public override IEnumerable<int> Writes => [Sums];

    public override string Name => "group_norm.gradient_sums";
}

/// <summary>The gradients of weight and bias.</summary>
internal sealed record GroupNormGradient(int Layer, GroupNormGeometry Geometry, int Sums, int Statistics, int Weight, int Bias) : StepOperation(Layer)
{
    public override IEnumerable<int> Reads => [Sums, Statistics];

    public override IEnumerable<int> Writes => [];

    public override IEnumerable<int> Gradients => [Weight, Bias];

    public override string Name => "group_norm.gradient";
}

/// <summary>What the gradient of each sample and group loses because mean and deviation move with the input, from the sums that each sample adds.</summary>
internal sealed record GroupNormPull(int Layer, GroupNormGeometry Geometry, int Statistics, int Sums, int Weight, int Pull) : StepOperation(Layer)
{
    public override IEnumerable<int> Reads => [Statistics, Sums];

    public override IEnumerable<int> Writes => [Pull];

    public override string Name => "group_norm.pull";
}

/// <summary>
/// The gradient of the input: mean and deviation of a group move with it. What a group loses is found from the sums, or was before, where there is a buffer
/// for it; else that is -1.
/// </summary>
internal sealed record GroupNormInputGradient(
    int Layer, GroupNormGeometry Geometry, int OutputGradient, int Operand, int Statistics, int Sums, int Weight, int InputGradient, int Pull = -1)
    : StepOperation(Layer)
{
    public override IEnumerable<int> Reads => [OutputGradient, Operand, Statistics, Pull < 0 ? Sums : Pull];

    public override IEnumerable<int> Writes => [InputGradient];

    public override string Name => "group_norm.input_gradient";
}
