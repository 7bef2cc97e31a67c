using CsCheck;
using Ottt.Generator.Lowering;
using Ottt.Generator.Models;
using Xunit;
using Compiled = Ottt.Generator.Lowering.Program;

namespace Ottt.Generator.Tests.Architecture;

/// <summary>The memory that the compiler plans for packed weights is the memory that the kernels of the runtime fill.</summary>
public class PackedSizesTests
{
    private static readonly Gen<Size2> Small = Gen.Select(Gen.Int[1, 3], Gen.Int[1, 3], (height, width) => new Size2(height, width));

    [Fact]
    public void A_packed_Linear_weight_has_the_length_that_the_kernels_expect() => Gen
        .Select(Gen.Int[1, 70], Gen.Int[1, 70], Gen.Int[1, 9])
        .Sample((channels, outputs, positions) =>
        {
            var compiled = new Compiled.LinearGeometry(channels * positions, outputs, channels, positions);
            var runtime = new Cpu.LinearGeometry(channels * positions, outputs, channels, positions);
            Assert.Equal(runtime.PackedForwardLength, PackedSizes.LinearForward(compiled));
            Assert.Equal(runtime.PackedBackwardLength, PackedSizes.LinearBackward(compiled));
            Assert.Equal(runtime.UpdateColumnsLength, PackedSizes.UpdateColumns(compiled));
            Assert.Equal(runtime.UpdateRowsLength, PackedSizes.UpdateRows(compiled));
            Assert.Equal(runtime.ForwardEventsLength, PackedSizes.Events(compiled.InFeatures));
            Assert.Equal(runtime.BackwardEventsLength, PackedSizes.Events(compiled.OutFeatures));
        });

    [Fact]
    public void A_packed_Conv2d_weight_has_the_length_that_the_kernels_expect() => Gen
        .Select(Gen.OneOf(Gen.Const(1), Gen.Int[1, 20]), Gen.OneOf(Gen.Const(1), Gen.Int[1, 40]), Gen.Int[1, 40], Small, Small, Small, Gen.Int[0, 4])
        .Sample((inputs, outputs, groups, kernel, stride, dilation, room) =>
        {
            var size = new Size2((dilation.Height * (kernel.Height - 1)) + 1 + room, (dilation.Width * (kernel.Width - 1)) + 1 + room);
            var compiled = new Compiled.Conv2dGeometry(inputs * groups, size, outputs * groups, kernel, stride, dilation, groups);
            var runtime = new Cpu.Conv2dGeometry(
                inputs * groups, size.Height, size.Width, outputs * groups,
                kernel.Height, kernel.Width, stride.Height, stride.Width, dilation.Height, dilation.Width, groups);
            Assert.Equal(runtime.PackedLength, PackedSizes.Conv2d(compiled));
            Assert.Equal(runtime.AccumulatorLength, PackedSizes.Conv2d(compiled));
            Assert.Equal((runtime.OutHeight, runtime.OutWidth), (compiled.Output.Height, compiled.Output.Width));
        });

    [Fact]
    public void The_memory_of_Winograds_method_has_the_lengths_that_the_kernels_expect() => Gen
        .Select(Gen.Int[1, 70], Gen.Int[1, 70], Gen.Int[3, 40], Gen.Int[3, 40])
        .Sample((inputs, outputs, height, width) =>
        {
            var compiled = new Compiled.Conv2dGeometry(
                inputs, new Size2(height, width), outputs, Size2.Square(3), Size2.Square(1), Size2.Square(1), 1);
            var runtime = new Cpu.Winograd.WinogradGeometry(inputs, height, width, outputs);
            int chunk = Winograd.SamplesOfChunk(compiled);
            Assert.Equal(runtime.PackedLength, Winograd.PackedWeight(compiled));
            Assert.Equal(runtime.ForwardScratchLength(Winograd.SamplesOfPiece(compiled)), Winograd.ForwardScratch(compiled));
            Assert.Equal(runtime.SamplesOfChunk(int.MaxValue), chunk);
            Assert.Equal(runtime.TransformedInputsLength(chunk), Winograd.TransformedChunk(compiled, inputs));
            Assert.Equal(runtime.TransformedOutputGradientsLength(chunk), Winograd.TransformedChunk(compiled, outputs));
            Assert.Equal(Cpu.Winograd.WinogradGeometry.WeightGradientScratchLength, Winograd.GradientScratch);
        });

    [Fact]
    public void A_weight_that_no_memory_holds_is_larger_than_any_plan_rather_than_an_overflow() =>
        Assert.InRange(PackedSizes.LinearForward(new Compiled.LinearGeometry(1 << 28, 1, 1 << 28, 1)), 1_000_000_001, int.MaxValue - 15);
}
