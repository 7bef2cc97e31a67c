using Ottt.Generator.Lowering.Graph;
using Ottt.Generator.Lowering.Program;
using Ottt.Generator.Lowering.Program.Operations;
using Ottt.Generator.Models;

namespace Ottt.Generator.Lowering;

/// <summary>The phases of a program, in blocks.</summary>
internal sealed record ProgramPhases(
    EquatableArray<StepBlock> Prepare,
    EquatableArray<StepBlock> Hold,
    EquatableArray<StepBlock> Train,
    EquatableArray<StepBlock> Evaluate,
    EquatableArray<StepBlock> Backward,
    EquatableArray<StepBlock> Collect,
    EquatableArray<StepBlock> Complete)
{
    /// <summary>Puts the operations of a phase together; the second argument is what runs after them, before they run again.</summary>
    public delegate EquatableArray<StepBlock> Fuse(EquatableArray<StepOperation> operations, IEnumerable<StepOperation> later, StepGraph graph);

    /// <summary>All blocks in the order of training, but for what follows a change of the parameters.</summary>
    public StepBlock[] Training => [.. Hold, .. Train, .. Backward, .. Collect, .. Complete];

    /// <summary>All blocks in the order of evaluation.</summary>
    public StepBlock[] Evaluation => [.. Hold, .. Evaluate];

    public static ProgramPhases Of(StepGraph graph, Fuse fuse) => new(
        fuse(graph.Prepare, [], graph),
        fuse(graph.Hold, graph.Train.Concat(graph.Evaluate).Concat(graph.Collect), graph),
        fuse(graph.Train, graph.Backward.Concat(graph.Collect), graph),
        fuse(graph.Evaluate, [], graph),
        fuse(graph.Backward, graph.Collect, graph),
        fuse(graph.Collect, [], graph),
        fuse(graph.Complete, [], graph));
}
