namespace Ottt.Generator.Lowering.Program.Operations;

internal sealed record Upsample(int Layer, UpsampleGeometry Geometry, int Input, int Output) : StepOperation(Layer)
{
    public override IEnumerable<int> Reads => [Input];

    public override IEnumerable<int> Writes => [Output];

    public override string Name => "upsample";
}

/// <summary>Every pixel of the input gets what the pixels read from it have, weighted as they read it.</summary>
internal sealed record UpsampleGradient(int Layer, UpsampleGeometry Geometry, int OutputGradient, int InputGradient) : StepOperation(Layer)
{
    public override IEnumerable<int> Reads => [OutputGradient];

    public override IEnumerable<int> Writes => [InputGradient];

    public override string Name => "upsample.gradient";
}
