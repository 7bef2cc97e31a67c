namespace Ottt.Generator.Lowering.Program.Operations;

/// <summary>The units of a weight that is standardised, and the epsilon under the root.</summary>
/// <param name="Units">The output units; each is standardised by itself.</param>
/// <param name="Fan">The weights of a unit, at least 2.</param>
/// <param name="Epsilon">Added to variance times fan.</param>
internal sealed record StandardizationGeometry(int Units, int Fan, double Epsilon);

/// <summary>Makes the standardised weight, once per weight update: (w - mean) / sqrt(variance fan + epsilon) gain.</summary>
internal sealed record StandardizeWeight(int Layer, StandardizationGeometry Geometry, int Weight, int Gain, int Standardized) : StepOperation(Layer)
{
    public override IEnumerable<int> Reads => [];

    public override IEnumerable<int> Writes => [Standardized];

    public override string Name => "standardize_weight";
}

/// <summary>Takes the gradient of the standardised weight through mean and variance to weight and gain, and clears it.</summary>
internal sealed record StandardizationGradient(int Layer, StandardizationGeometry Geometry, int Weight, int Gain, int StandardizedGradient)
    : StepOperation(Layer)
{
    public override IEnumerable<int> Reads => [StandardizedGradient];

    public override IEnumerable<int> Writes => [StandardizedGradient];

    public override IEnumerable<int> Gradients => Gain < 0 ? [Weight] : [Weight, Gain];

    public override string Name => "standardize_weight.gradient";
}
