using Ottt.Generator.Lowering.Program;
using Ottt.Generator.Lowering.Program.Operations;
using Ottt.Generator.Models;

namespace Ottt.Generator.Lowering.Graph;

/// <summary>A program before fusion and planning: single operations over buffers that have no place yet.</summary>
internal sealed record StepGraph(
    WrappedNetwork Wrapped,
    EquatableArray<ProgramParameter> Parameters,
    EquatableArray<ProgramNetworkBuffer> NetworkBuffers,
    EquatableArray<ProgramBuffer> Buffers,
    ProgramPorts Ports,
    EquatableArray<StepOperation> Prepare,
    EquatableArray<StepOperation> Hold,
    EquatableArray<StepOperation> Train,
    EquatableArray<StepOperation> Evaluate,
    EquatableArray<StepOperation> Backward,
    EquatableArray<StepOperation> Collect,
    EquatableArray<StepOperation> Complete);
