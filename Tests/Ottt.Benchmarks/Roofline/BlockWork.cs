using Ottt.Generator.Lowering.Program;
using Ottt.Generator.Lowering.Program.Operations;

namespace Ottt.Benchmarks.Roofline;

/// <summary>What a run of a block has to do at least.</summary>
/// <param name="Flops">The floating-point operations of its dense products; those of other operations are not counted.</param>
/// <param name="Bytes">Each buffer that comes from outside read once, each that it writes written once, and parameters and gradients.</param>
internal sealed record BlockWork(double Flops, double Bytes)
{
    /// <summary>Counts the work of a block.</summary>
    /// <param name="program">The program that the block is part of.</param>
    /// <param name="block">The block.</param>
    /// <param name="batch">The samples of the batch.</param>
    public static BlockWork Of(StepProgram program, StepBlock block, int batch)
    {
        var written = new HashSet<int>();
        var read = new HashSet<int>();
        double parameterFloats = 0;
        foreach (StepOperation operation in block.Operations)
        {
            read.UnionWith(operation.Reads.Where(buffer => !written.Contains(buffer)));
            written.UnionWith(operation.Writes);
            parameterFloats += 2.0 * operation.Gradients.Sum(parameter => program.Parameters[parameter].Count);
            parameterFloats += ParametersRead(operation).Where(parameter => parameter >= 0).Sum(parameter => (double)program.Parameters[parameter].Count);
        }

        double floats = parameterFloats + read.Concat(written).Sum(buffer => Floats(program.Buffers[buffer], batch));
        return new BlockWork(block.Operations.Sum(operation => 2.0 * MultiplyAdds(operation)) * batch, sizeof(float) * floats);
    }

    /// <summary>What lives within a piece stays in the cache of its thread.</summary>
    private static double Floats(ProgramBuffer buffer, int batch) =>
        buffer.IsOfPiece ? 0 : buffer.Kind is BufferKind.Fixed or BufferKind.Chunk ? buffer.Count : (double)buffer.Count * batch;

    /// <summary>The parameters that are read as they are, and not through a packed copy.</summary>
    private static IEnumerable<int> ParametersRead(StepOperation operation) => operation switch
    {
        LinearProduct product => [product.Bias],
        Conv2dProduct product => [product.Bias],
        ConvTranspose2dProduct product => [product.Bias],
        PackLinear { Weight.IsDerived: false } pack => [pack.Weight.Parameter],
        PackConv2d { Weight.IsDerived: false } pack => [pack.Weight.Parameter],
        StandardizeWeight standardize => [standardize.Weight, standardize.Gain],
        StandardizationGradient standardization => [standardization.Weight, standardization.Gain],
        FusedKernel fused => fused.Operations.SelectMany(ParametersRead),
        _ => [],
    };

    private static double MultiplyAdds(StepOperation operation) => operation switch
    {
        LinearProduct product => Of(product.Geometry),
        LinearInputGradient gradient => Of(gradient.Geometry),
        LinearWeightGradient gradient => Of(gradient.Geometry),
        Conv2dProduct product => Of(product.Geometry),
        Conv2dInputGradient gradient => Of(gradient.Forward),
        Conv2dWeightGradient gradient => Of(gradient.Geometry),
        WinogradWeightGradient gradient => Of(gradient.Geometry),
        ConvTranspose2dProduct product => Of(product.Adjoint),
        ConvTranspose2dInputGradient gradient => Of(gradient.Adjoint),
        ConvTranspose2dWeightGradient gradient => Of(gradient.Adjoint),
        FusedKernel fused => fused.Operations.Sum(MultiplyAdds),
        _ => 0,
    };

    private static double Of(LinearGeometry geometry) => (double)geometry.InFeatures * geometry.OutFeatures;

    private static double Of(Conv2dGeometry geometry) =>
        (double)geometry.Taps * geometry.OutChannels * geometry.Output.Height * geometry.Output.Width;
}
