using Ottt.Generator.Lowering.Program;
using Ottt.Generator.Lowering.Program.Operations;
using Ottt.Generator.Models;

namespace Ottt.Generator.Emit.CSharp;

/// <summary>Prints the body of a block, which runs one piece of it.</summary>
internal static class CpuBlocks
{
    /// <summary>The number of pieces, as an expression.</summary>
    public static string Pieces(StepProgram program, StepBlock block) => block.Split switch
    {
        Split.Samples => $"PiecesOf({Literals.Of(block.SamplesPerPiece)})",
        Split.Channels => CpuOperations.Pieces(program, block.Operations[0]),
        _ => string.Join(" + ", block.Operations.Select(operation => CpuOperations.Pieces(program, operation))),
    };

    public static void Write(SourceWriter writer, StepProgram program, StepBlock block)
    {
        switch (block.Split)
        {
            case Split.Samples:
                WriteSamples(writer, program, block);
                break;
            case Split.ChunkSamples:
                WriteInOrder(writer, block, new CpuOperations(program, block, "ChunkStart + piece", "1"));
                break;
            case Split.Channels:
                WriteInOrder(writer, block, new CpuOperations(program, block, "0", "Batch"));
                break;
            default:
                WriteResults(writer, program, block);
                break;
        }
    }

    private static void WriteSamples(SourceWriter writer, StepProgram program, StepBlock block)
    {
        var operations = new CpuOperations(program, block, "first", "samples");
        writer.Line($"(int first, int samples) = SamplesOf(piece, {Literals.Of(block.SamplesPerPiece)});");
        var started = new HashSet<int>();
        foreach (StepOperation operation in block.Operations)
        {
            writer.Line();
            if (operation is ElementwiseLoop loop) CpuLoops.Write(writer, program, loop, started);
            else operations.Write(writer, operation);
        }
    }

    /// <summary>The pieces of the first operation, then those of the second, and so on.</summary>
    private static void WriteResults(SourceWriter writer, StepProgram program, StepBlock block)
    {
        var operations = new CpuOperations(program, block, "0", "Batch");
        for (int index = 0; index < block.Operations.Count; index++)
        {
            StepOperation operation = block.Operations[index];
            if (index == block.Operations.Count - 1)
            {
                operations.Write(writer, operation);
                return;
            }

            using (writer.Braces($"if (piece < {CpuOperations.Pieces(program, operation)})"))
            {
                operations.Write(writer, operation);
                writer.Line("return;");
            }

            writer.Line().Line($"piece -= {CpuOperations.Pieces(program, operation)};").Line();
        }
    }

    private static void WriteInOrder(SourceWriter writer, StepBlock block, CpuOperations operations)
    {
        for (int index = 0; index < block.Operations.Count; index++)
        {
            if (index > 0) writer.Line();
            operations.Write(writer, block.Operations[index]);
        }
    }
}
