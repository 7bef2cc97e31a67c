namespace Ottt.Generator.Lowering.Program.Operations;

/// <summary>
/// Reset of the step before, charge, fire, and the trace where one is kept; an operand of -1 is not kept. The charged potential is the state:
/// what reset left of it and whether it fired follow from it, so neither needs memory of its own.
/// </summary>
/// <param name="Layer">The layer.</param>
/// <param name="Model">The dynamics.</param>
/// <param name="Current">The input current.</param>
/// <param name="Charged">The membrane potential before fire and reset.</param>
/// <param name="Spike">The spike.</param>
/// <param name="Trace">The trace.</param>
/// <param name="Dependency">What a step leaves of the trace, where the membrane decides it: written for the step after.</param>
/// <param name="Leak">The leak, where it is learned.</param>
/// <param name="LeakSlope">How the charged potential changes with the leak.</param>
internal sealed record NeuronStep(
    int Layer,
    NeuronModel Model,
    int Current,
    int Charged,
    int Spike,
    int Trace,
    int Dependency = -1,
    int Leak = -1,
    int LeakSlope = -1)
    : ElementwiseOperation(Layer)
{
    public bool HasTrace => Trace >= 0;

    public bool HasDependency => Dependency >= 0;

    public bool KeepsLeakSlope => LeakSlope >= 0;

    public override IEnumerable<int> Reads => new[] { Current, Charged, Trace, Dependency, Leak }.Where(buffer => buffer >= 0);

    public override IEnumerable<int> Writes => new[] { Charged, Spike, Trace, Dependency, LeakSlope }.Where(buffer => buffer >= 0);

    public override string Name => HasDependency ? "lif.step_with_ndot_trace" : HasTrace ? "lif.step_with_trace" : "lif.step";
}

/// <summary>a = decay a + x, where x is fed to the network or made of spikes.</summary>
/// <param name="Layer">The layer before or in which it is kept.</param>
/// <param name="Decay">What a step leaves of it, or null where that is 1 - leak.</param>
/// <param name="Input">x.</param>
/// <param name="Trace">a.</param>
/// <param name="Leak">The leak, where it is learned.</param>
internal sealed record TraceStep(int Layer, double? Decay, int Input, int Trace, int Leak = -1) : ElementwiseOperation(Layer)
{
    public override IEnumerable<int> Reads => Leak < 0 ? [Input, Trace] : [Input, Trace, Leak];

    public override IEnumerable<int> Writes => [Trace];

    public override string Name => "trace";
}

/// <summary>dL/dx = dL/ds surrogate'(h - threshold) gain; and with respect to a learned leak, dL/ds surrogate'(h - threshold) slope; -1 is not computed.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Model">The dynamics.</param>
/// <param name="SpikeGradient">dL/ds.</param>
/// <param name="Charged">h.</param>
/// <param name="CurrentGradient">dL/dx.</param>
/// <param name="Leak">The leak, where it is learned and the input decays with it.</param>
/// <param name="LeakSlope">How h changes with the leak.</param>
/// <param name="LeakGradient">The gradient of the leak, element by element.</param>
internal sealed record SurrogateGradient(
    int Layer, NeuronModel Model, int SpikeGradient, int Charged, int CurrentGradient, int Leak = -1, int LeakSlope = -1, int LeakGradient = -1)
    : ElementwiseOperation(Layer)
{
    public bool HasLeakGradient => LeakGradient >= 0;

    public override IEnumerable<int> Reads => new[] { SpikeGradient, Charged, Leak, LeakSlope }.Where(buffer => buffer >= 0);

    public override IEnumerable<int> Writes => new[] { CurrentGradient, LeakGradient }.Where(buffer => buffer >= 0);

    public override string Name => "lif.surrogate_gradient";
}

/// <summary>y = factor x.</summary>
internal sealed record Scale(int Layer, double Factor, int Input, int Output) : ElementwiseOperation(Layer)
{
    public override IEnumerable<int> Reads => [Input];

    public override IEnumerable<int> Writes => [Output];

    public override string Name => "scale";
}

/// <summary>y = first + second.</summary>
internal sealed record Sum(int Layer, int First, int Second, int Output) : ElementwiseOperation(Layer)
{
    public override IEnumerable<int> Reads => [First, Second];

    public override IEnumerable<int> Writes => [Output];

    public override string Name => "sum";
}

/// <summary>Adds the gradient of a step to the sum of those since gradients were last completed.</summary>
internal sealed record SumOverSteps(int Layer, int Gradient, int Total) : ElementwiseOperation(Layer)
{
    public override IEnumerable<int> Reads => [Gradient, Total];

    public override IEnumerable<int> Writes => [Total];

    public override string Name => "sum_over_steps";
}

/// <summary>Keeps the spike or the trace of the time step before, which its neuron is about to overwrite.</summary>
internal sealed record Delay(int Layer, int Input, int Output) : ElementwiseOperation(Layer)
{
    public override IEnumerable<int> Reads => [Input];

    public override IEnumerable<int> Writes => [Output];

    public override string Name => "delay";
}

/// <summary>y = mask x.</summary>
internal sealed record ApplyMask(int Layer, int Input, int Mask, int Output) : ElementwiseOperation(Layer)
{
    public override IEnumerable<int> Reads => [Input, Mask];

    public override IEnumerable<int> Writes => [Output];

    public override string Name => "apply_mask";
}
