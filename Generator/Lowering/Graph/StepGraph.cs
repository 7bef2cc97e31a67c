using Ottt.Generator.Lowering.Program;
using Ottt.Generator.Lowering.Program.Operations;
using Ottt.Generator.Models;

namespace Ottt.Generator.Lowering.Graph;

/// <summary>A program before fusion and planning: single operations over buffers that have no place yet.</summary>
internal sealed record StepGraph(
    WrappedNetwork Wrapped,
    EquatableArray<ProgramParameter> Parameters,
    EquatableArray<ProgramBuffer> Buffers,
    ProgramPorts Ports,
    EquatableArray<StepOperation> Prepare,
    EquatableArray<StepOperation> Train,
    EquatableArray<StepOperation> Evaluate,
    EquatableArray<StepOperation> Backward);

/// <summary>What the forward pass of a layer leaves for its adjoint.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Input">The value that went in.</param>
/// <param name="GradientOperand">What the weight gradient reads: the trace or the input, with its border.</param>
/// <param name="Output">The value that came out.</param>
internal sealed record LayerTape(WrappedLayer Layer, int Input, int GradientOperand, int Output);
