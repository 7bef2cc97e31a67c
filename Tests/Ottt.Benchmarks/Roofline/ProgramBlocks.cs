using Ottt.Generator.Lowering.Program;
using Ottt.Generator.Models;

namespace Ottt.Benchmarks.Roofline;

/// <summary>A block of a program with the name of the method that runs it.</summary>
internal sealed record NamedBlock(string Name, StepBlock Block);

/// <summary>The blocks of a training step, under the names that generated code gives them.</summary>
internal static class ProgramBlocks
{
    public static IEnumerable<NamedBlock> Of(StepProgram program) =>
        [
            .. Named(nameof(program.Prepare), program.Prepare),
            .. Named(nameof(program.Hold), program.Hold),
            .. Named(nameof(program.Train), program.Train),
            .. Named(nameof(program.Backward), program.Backward),
            .. Named(nameof(program.Collect), program.Collect),
            .. Named(nameof(program.Complete), program.Complete),
        ];

    private static IEnumerable<NamedBlock> Named(string phase, EquatableArray<StepBlock> blocks) =>
        blocks.Select((block, index) => new NamedBlock($"{phase}{index}", block));
}
