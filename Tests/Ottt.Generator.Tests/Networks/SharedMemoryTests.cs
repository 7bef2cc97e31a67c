using Ottt.Generator.Lowering.Program;
using Ottt.Testing.Compilation;
using Xunit;

namespace Ottt.Generator.Tests.Networks;

/// <summary>Memory that a network takes once for what is needed at different times.</summary>
public class SharedMemoryTests
{
    [Fact]
    public void Images_with_the_same_border_lie_over_each_other_in_the_memory_of_a_thread()
    {
        ProgramBuffer[] bordered = BorderedOfPiece(
            "[OtttSequential(32, 8, 8)]\n[Conv2d(32, Padding = 1), OtttLif, Conv2d(32, Padding = 1), OtttLif, Conv2d(32, Padding = 1), OtttLif, Conv2d(32, Padding = 1)]");

        Assert.True(bordered.Length > 3);
        Assert.Single(bordered.Select(buffer => buffer.Offset).Distinct());
    }

    [Fact]
    public void Images_with_other_borders_have_memory_of_their_own()
    {
        // Both bordered images have 12 x 12 pixels.
        ProgramBuffer[] bordered = BorderedOfPiece(
            "[OtttSequential(32, 10, 10)]\n[Conv2d(32, Padding = 1), OtttLif, Conv2d(32, Padding = 1), OtttLif, AdaptiveAvgPool2d(8), Conv2d(32, Kernel = 5, Padding = 2)]");

        ProgramBuffer[] inputs = [.. bordered.Where(buffer => buffer.Role == "bordered_input")];
        Assert.Equal(2, inputs.Length);
        Assert.Equal(inputs[0].Count, inputs[1].Count);
        Assert.NotEqual(inputs[0].Offset, inputs[1].Offset);
    }

    [Fact]
    public void Standardised_weights_are_made_in_the_memory_of_chunks()
    {
        StepProgram program = Lower(
            "[OtttSequential(32, 8, 8)]\n[WSConv2d(32, Padding = 1), OtttLif, WSConv2d(32, Padding = 1), OtttLif, WSConv2d(32, Padding = 1), OtttLif, WSConv2d(32, Padding = 1)]");

        ProgramBuffer[] weights = [.. program.Buffers.Where(buffer => buffer.Role == "standardized_weight")];
        ProgramBuffer[] chunks = [.. program.Buffers.Where(buffer => buffer.Kind == BufferKind.Chunk)];
        int start = chunks.Min(chunk => chunk.Offset), end = chunks.Max(chunk => chunk.Offset + chunk.Stride);
        Assert.Equal(4, weights.Length);
        Assert.All(weights, weight => Assert.InRange(weight.Offset, start, end - weight.Stride));

        // One is packed while the next is made.
        Assert.Equal(2, weights.Select(weight => weight.Offset).Distinct().Count());
        Assert.Equal(end, program.FixedFloats);
    }

    private static ProgramBuffer[] BorderedOfPiece(string declaration) =>
        [.. Lower(declaration).Buffers.Where(buffer => buffer is { Kind: BufferKind.Bordered, IsOfPiece: true })];

    private static StepProgram Lower(string declaration) => ProgramHost.Lower($"using Ottt;\n{declaration}\npublic sealed partial class Net;");
}
