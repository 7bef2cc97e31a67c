using Ottt.Generator.Lowering.Graph;
using Ottt.Generator.Lowering.Program;
using Ottt.Generator.Lowering.Program.Operations;
using Ottt.Generator.Models;

namespace Ottt.Generator.Lowering;

/// <summary>
/// Gives every buffer its place. Buffers that live within a step share memory where no block sees both; a block is the unit, because its
/// pieces run at the same time. What lives within a piece is placed by <see cref="PieceMemory"/>.
/// </summary>
internal static class BufferPlanning
{
    /// <summary>The most floats of a sample: offsets are 32-bit.</summary>
    private const long LargestSample = 1_000_000_000;

    public static Result<PlannedMemory> Run(StepGraph graph, ProgramPhases phases, bool hasPieceMemory)
    {
        StepBlock[] trainAndBackward = phases.Training, evaluate = phases.Evaluation;
        ProgramBuffer[] buffers = [.. graph.Buffers.Select(buffer => buffer.Kind == BufferKind.Step && graph.Ports.AreReadFrom(buffer.Id) ? buffer with { Kind = BufferKind.External } : buffer)];
        MarkUnused(buffers, graph.Prepare.Concat(trainAndBackward.Concat(evaluate).SelectMany(block => block.Operations)));
        long pieceFloats = hasPieceMemory ? PieceMemory.Place(buffers, trainAndBackward, evaluate) : PieceMemory.PlaceScratch(buffers, start: 0);
        Life[] training = Life.Of(buffers.Length, Touched(trainAndBackward));
        Life[] evaluation = Life.Of(buffers.Length, Touched(evaluate));
        Life[] preparation = Life.Of(buffers.Length, Touched([.. phases.Prepare]));

        long fixedFloats = 0;
        long sampleFloats = 0;
        foreach (ProgramBuffer buffer in buffers.Where(buffer => !buffer.IsOfPiece).ToList())
        {
            if (buffer.Kind == BufferKind.Fixed && !IsOfPreparation(buffer))
            {
                buffers[buffer.Id] = buffer with { Offset = (int)fixedFloats };
                fixedFloats += buffer.Stride;
            }
            else if (buffer.Kind is BufferKind.External or BufferKind.State or BufferKind.Held or BufferKind.Bordered)
            {
                buffers[buffer.Id] = buffer with { Offset = (int)sampleFloats };
                sampleFloats += buffer.Stride;
            }

            if (Math.Max(pieceFloats, Math.Max(fixedFloats, sampleFloats)) > LargestSample) return TooMuch(graph);
        }

        // Weights are prepared between time steps, chunks of the batch are gone through within one.
        var passing = new SharedMemory(
            (int)fixedFloats, (one, other) => training[one.Id].Touches(training[other.Id]) || preparation[one.Id].Touches(preparation[other.Id]));
        foreach (ProgramBuffer buffer in buffers.Where(buffer => buffer.Kind == BufferKind.Chunk || IsOfPreparation(buffer)).ToList())
        {
            ProgramBuffer placed = passing.Place(buffer);
            buffers[buffer.Id] = placed;
            fixedFloats = Math.Max(fixedFloats, (long)placed.Offset + placed.Stride);
            if (fixedFloats > LargestSample) return TooMuch(graph);
        }

        var shared = new SharedMemory((int)sampleFloats, (one, other) =>
            training[one.Id].Touches(training[other.Id]) || evaluation[one.Id].Touches(evaluation[other.Id]));
        foreach (ProgramBuffer buffer in buffers.Where(buffer => buffer is { Kind: BufferKind.Step, IsOfPiece: false }).OrderBy(buffer => training[buffer.Id].First).ToList())
        {
            ProgramBuffer placed = shared.Place(buffer);
            buffers[buffer.Id] = placed;
            sampleFloats = Math.Max(sampleFloats, (long)placed.Offset + placed.Stride);
            if (sampleFloats > LargestSample) return TooMuch(graph);
        }

        return Result<PlannedMemory>.Of(new PlannedMemory(new EquatableArray<ProgramBuffer>(buffers), (int)sampleFloats, (int)fixedFloats, (int)pieceFloats));

        // What is made of the parameters to be packed, and nothing else reads.
        bool IsOfPreparation(ProgramBuffer buffer) => buffer.Kind == BufferKind.Fixed
            && preparation[buffer.Id] is { } life && life.First < life.Last && training[buffer.Id] == Life.None && evaluation[buffer.Id] == Life.None;
    }

    private static Result<PlannedMemory> TooMuch(StepGraph graph) => Result<PlannedMemory>.Failed(
        [PassError.At(PassError.Network, LoweringErrors.TooMuchMemory, graph.Wrapped.Shaped.Declaration.Name, Literals.Grouped(LargestSample))]);

    /// <summary>What no operation touches gets no memory; the others keep their numbers.</summary>
    private static void MarkUnused(ProgramBuffer[] buffers, IEnumerable<StepOperation> operations)
    {
        var used = new HashSet<int>(operations.SelectMany(operation => operation.Touches));
        foreach (ProgramBuffer buffer in buffers.Where(buffer => buffer.Kind != BufferKind.External && !used.Contains(buffer.Id)).ToList())
        {
            buffers[buffer.Id] = buffer with { Kind = BufferKind.Unused };
        }
    }

    private static IEnumerable<IEnumerable<int>> Touched(StepBlock[] blocks) => blocks.Select(block => block.Operations.SelectMany(operation => operation.Touches));
}

/// <summary>Buffers with their places.</summary>
internal sealed record PlannedMemory(EquatableArray<ProgramBuffer> Buffers, int FloatsPerSample, int FixedFloats, int PieceFloats);
