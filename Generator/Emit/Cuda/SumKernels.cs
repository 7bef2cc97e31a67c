using Ottt.Generator.Lowering.Program;
using Ottt.Generator.Lowering.Program.Operations;
using Ottt.Generator.Models;

namespace Ottt.Generator.Emit.Cuda;

/// <summary>Prints kernels whose blocks sum: the statistics of normalisations, their gradients, and what follows from learned leaks.</summary>
/// <param name="program">The program.</param>
internal sealed partial class SumKernels(StepProgram program)
{
    /// <summary>The columns that a block sums side by side.</summary>
    private const int Columns = 32;

    /// <summary>The shared memory of a block, as sums.cuh lays it out.</summary>
    public const int SharedBytes = CudaGrid.ElementThreads * sizeof(double);

    public static int ColumnBlocks(int columns) => (columns + Columns - 1) / Columns;

    /// <summary>The kernel of an operation, or null where it is none of these.</summary>
    public CudaKernel? Write(StepOperation operation, string name) => operation switch
    {
        BatchNormMoments o => Moments(o, name),
        BatchNormStatistics o => Statistics(o, name),
        BatchNormGradientSums o => GradientSums(o, o.Geometry.Channels, o.Geometry.Positions, o.OutputGradient, o.Operand, o.Sums, kernel => $"{kernel.Read(o.Coefficients)}[channel]", name),
        BatchNormGradient o => Gradient(o, name),
        GroupNormStatistics o => Statistics(o, name),
        GroupNormGradientSums o => GradientSums(
            o, o.Geometry.Channels, o.Geometry.Positions, o.OutputGradient, o.Operand, o.Sums,
            kernel => $"{kernel.Read(o.Statistics)}[blockIdx.x * {kernel.Stride(o.Statistics)} + channel / {Literals.Of(o.Geometry.Channels / o.Geometry.Groups)}]", name),
        GroupNormGradient o => Gradient(o, name),
        GroupNormPull o => Pull(o, name),
        LayerNormStatistics o => Statistics(o, name),
        LayerNormGradient o => Gradient(o, name),
        LayerNormPull o => Pull(o, name),
        SumLeakGradient o => OfSample(o, name),
        LeakParameterGradient o => OfBatch(o, name),
        StandardizeWeight o => Standardize(o, name),
        StandardizationGradient o => Gradient(o, name),
        _ => null,
    };

    private CudaKernel OfSample(SumLeakGradient o, string name)
    {
        KernelWriter kernel = Begin(o);
        kernel.Body.Line($"const float *gradient = {kernel.Read(o.LeakGradient)} + blockIdx.x * {kernel.Stride(o.LeakGradient)};");
        kernel.Body.Line($"const double sum = block_sum({Literals.Of(o.Count)}, shared, [&](int element) {{ return gradient[element]; }});");
        kernel.Body.Line($"if (threadIdx.x == 0) {kernel.Write(o.Sums)}[blockIdx.x * {kernel.Stride(o.Sums)}] = static_cast<float>(sum);");
        return kernel.Close(name, CudaGrid.EachSample(), SharedBytes);
    }

    private CudaKernel OfBatch(LeakParameterGradient o, string name)
    {
        KernelWriter kernel = Begin(o);
        kernel.Body.Line($"const double sum = block_sum(now.batch, shared, [&](int sample) {{ return {kernel.Read(o.Sums)}[sample * {kernel.Stride(o.Sums)}]; }}), k = *{kernel.Read(o.Leak)};");
        kernel.Body.Line($"if (threadIdx.x == 0) *{kernel.Gradient(o.Parameter)} += static_cast<float>(sum * k * (1.0 - k));");
        return kernel.Close(name, CudaGrid.Fixed(1), SharedBytes);
    }

    private CudaKernel Standardize(StandardizeWeight o, string name)
    {
        KernelWriter kernel = Begin(o);
        string fan = Literals.Of(o.Geometry.Fan);
        MeanAndNorm(kernel, o.Geometry, o.Weight);
        kernel.Body.Line($"const double scale = {(o.Gain < 0 ? "1.0" : kernel.Value(o.Gain) + "[blockIdx.x]")} / norm;");
        kernel.Body.Line($"float *standardized = {kernel.Write(o.Standardized)} + blockIdx.x * {fan};");
        kernel.Body.Line($"for (int place = threadIdx.x; place < {fan}; place += sum_threads) standardized[place] = static_cast<float>((weight[place] - mean) * scale);");
        return kernel.Close(name, CudaGrid.Fixed(o.Geometry.Units), SharedBytes);
    }

    private CudaKernel Gradient(StandardizationGradient o, string name)
    {
        KernelWriter kernel = Begin(o);
        string fan = Literals.Of(o.Geometry.Fan);
        MeanAndNorm(kernel, o.Geometry, o.Weight);
        SourceWriter body = kernel.Body;
        body.Line($"float *upstream = {kernel.Write(o.StandardizedGradient)} + blockIdx.x * {fan}, *gradient = {kernel.Gradient(o.Weight)} + blockIdx.x * {fan};");
        body.Line($"const double sum = block_sum({fan}, shared, [&](int place) {{ return upstream[place]; }});");
        body.Line($"const double along = block_sum({fan}, shared, [&](int place) {{ return upstream[place] * (weight[place] - mean); }});");
        body.Line();
        body.Line("// The gradient loses its mean and its part along the centred weight; variance fan is the sum of squares times fan / (fan - 1).");
        body.Line($"const double scale = {(o.Gain < 0 ? "1.0" : kernel.Value(o.Gain) + "[blockIdx.x]")} / norm, pull = along / (norm * norm) * {fan} / ({fan} - 1);");
        using (body.Braces($"for (int place = threadIdx.x; place < {fan}; place += sum_threads)"))
        {
            body.Line($"gradient[place] += static_cast<float>(scale * (upstream[place] - sum / {fan} - pull * (weight[place] - mean)));");
            body.Line("upstream[place] = 0.0f;");
        }

        if (o.Gain >= 0) body.Line($"if (threadIdx.x == 0) {kernel.Gradient(o.Gain)}[blockIdx.x] += static_cast<float>(along / norm);");
        return kernel.Close(name, CudaGrid.Fixed(o.Geometry.Units), SharedBytes);
    }

    private static void MeanAndNorm(KernelWriter kernel, StandardizationGeometry geometry, int parameter)
    {
        string fan = Literals.Of(geometry.Fan);
        kernel.Body.Line($"const float *weight = {kernel.Value(parameter)} + blockIdx.x * {fan};");
        kernel.Body.Line($"const double mean = block_sum({fan}, shared, [&](int place) {{ return weight[place]; }}) / {fan};");
        kernel.Body.Line($"const double squares = block_sum({fan}, shared, [&](int place) {{ return (weight[place] - mean) * (weight[place] - mean); }});");
        kernel.Body.Line($"const double norm = sqrt(squares / ({fan} - 1) * {fan} + {CudaLiterals.Double(geometry.Epsilon)});");
    }

    /// <summary>A kernel whose blocks sum.</summary>
    private KernelWriter Begin(StepOperation operation)
    {
        var kernel = new KernelWriter(program);
        kernel.Comment($"{program.Layers[operation.Layer].Title}: {CudaEquations.Of(program, operation)}");
        kernel.Body.Line("OTTT_DYNAMIC_SHARED(double, shared);");
        return kernel;
    }
}
