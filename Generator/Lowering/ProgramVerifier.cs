using Ottt.Generator.Lowering.Program;
using Ottt.Generator.Lowering.Program.Operations;
using Ottt.Generator.Models;

namespace Ottt.Generator.Lowering;

/// <summary>Checks what every program must be, whatever the passes did; a finding is a defect of the compiler, not of the declaration.</summary>
internal static class ProgramVerifier
{
    public static Result<StepProgram> Run(StepProgram program)
    {
        string? finding = Findings(program).FirstOrDefault();
        return finding is null
            ? Result<StepProgram>.Of(program)
            : Result<StepProgram>.Failed([PassError.At(PassError.Network, LoweringErrors.ProgramIsWrong, program.Network.Name, finding)]);
    }

    private static IEnumerable<string> Findings(StepProgram program) =>
        ReadsBeforeWrites(program, [.. program.Hold, .. program.Train, .. program.Backward, .. program.Collect, .. program.Complete], "training")
            .Concat(ReadsBeforeWrites(program, [.. program.Hold, .. program.Evaluate], "evaluation"))
            .Concat(Overlaps(program, [.. program.Hold, .. program.Train, .. program.Backward, .. program.Collect, .. program.Complete]))
            .Concat(Overlaps(program, [.. program.Hold, .. program.Evaluate]))
            .Concat(Overlaps(program, [.. program.Prepare]))
            .Concat(Updates(program))
            .Concat(Gradients(program));

    private static IEnumerable<string> ReadsBeforeWrites(StepProgram program, StepBlock[] blocks, string name)
    {
        var written = new HashSet<int>(program.Prepare.SelectMany(block => block.Operations).SelectMany(operation => operation.Writes));
        written.UnionWith(program.Buffers
            .Where(buffer => buffer.Kind == BufferKind.State || buffer.Id == program.Ports.Input || buffer.Id == program.Ports.InputTrace
                || buffer.Id == program.Ports.OutputGradient)
            .Select(buffer => buffer.Id));
        foreach (StepOperation operation in blocks.SelectMany(block => block.Operations))
        {
            foreach (int buffer in operation.Reads)
            {
                if (!written.Contains(buffer) && !(operation.Writes.Contains(buffer) && program.Buffers[buffer].Kind == BufferKind.Held)) yield return $"{operation.Name} of layer {operation.Layer} reads {program.Buffers[buffer].Name} in {name} before it is written";
            }

            written.UnionWith(operation.Writes);
        }
    }

    /// <summary>No two buffers that a block touches may share memory, but those of pieces, which an operation may not touch both.</summary>
    private static IEnumerable<string> Overlaps(StepProgram program, StepBlock[] blocks)
    {
        foreach (StepBlock block in blocks)
        {
            ProgramBuffer[] buffers = [.. block.Operations.SelectMany(operation => operation.Touches).Distinct().Select(id => program.Buffers[id])];
            IEnumerable<(ProgramBuffer One, ProgramBuffer Other)> overlaps = OverlapsOf(buffers.Where(buffer => !buffer.IsOfPiece && !IsFixed(buffer)), samples: 1)
                .Concat(OverlapsOf(buffers.Where(IsFixed), samples: 1))
                .Concat(block.Operations.SelectMany(operation => OverlapsOf(operation.Touches.Distinct().Select(id => program.Buffers[id]).Where(buffer => buffer.IsOfPiece), block.SamplesPerPiece)));
            foreach ((ProgramBuffer one, ProgramBuffer other) in overlaps) yield return $"{one.Name} and {other.Name} share memory in the block of {block.Title}";
            foreach (ProgramBuffer buffer in buffers.Where(buffer => buffer.Offset < 0)) yield return $"{buffer.Name} has no memory";
            if (block.Split == Split.Samples) continue;
            foreach (ProgramBuffer buffer in buffers.Where(buffer => buffer is { IsOfPiece: true, Kind: not BufferKind.Scratch })) yield return $"{buffer.Name} is read or written outside pieces of samples";
        }
    }

    private static bool IsFixed(ProgramBuffer buffer) => buffer.Kind is BufferKind.Fixed or BufferKind.Chunk;

    private static IEnumerable<(ProgramBuffer One, ProgramBuffer Other)> OverlapsOf(IEnumerable<ProgramBuffer> buffers, int samples)
    {
        ProgramBuffer[] sorted = [.. buffers.OrderBy(buffer => buffer.Offset)];
        return sorted.Zip(sorted.Skip(1), (one, other) => (one, other)).Where(pair => pair.one.Offset + (pair.one.Kind == BufferKind.Scratch ? pair.one.Stride : pair.one.Stride * samples) > pair.other.Offset);
    }

    /// <summary>Pieces of samples run at the same time and in any order; what the network keeps may change only where channels are cut.</summary>
    private static IEnumerable<string> Updates(StepProgram program) =>
        from block in program.Hold.Concat(program.Train).Concat(program.Evaluate).Concat(program.Backward).Concat(program.Collect).Concat(program.Complete)
        where block.Split != Split.Channels
        from operation in block.Operations
        from buffer in operation.Updates
        select $"{operation.Name} of layer {operation.Layer} updates {program.NetworkBuffers[buffer].Name} in a block that does not run over channels";

    private static IEnumerable<string> Gradients(StepProgram program)
    {
        ILookup<int, int> written = program.Backward.Concat(program.Collect).Concat(program.Complete).SelectMany(block => block.Operations).SelectMany(operation => operation.Gradients).ToLookup(id => id);
        return program.Parameters
            .Where(parameter => written[parameter.Id].Count() != 1)
            .Select(parameter => $"the gradient of {parameter.Name} is computed {written[parameter.Id].Count()} times");
    }
}
