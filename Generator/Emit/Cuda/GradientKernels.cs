using Ottt.Generator.Lowering.Program;
using Ottt.Generator.Lowering.Program.Operations;
using Ottt.Generator.Models;

namespace Ottt.Generator.Emit.Cuda;

/// <summary>Prints the gradients of weights and biases: sums over the batch, each in one fixed order.</summary>
/// <param name="program">The program.</param>
/// <param name="sizes">The sizes.</param>
internal sealed class GradientKernels(StepProgram program, CudaSizes sizes)
{
    /// <summary>A weight gradient as a product of the output gradients and the image that the forward product read.</summary>
    private sealed record Operands(Conv2dGeometry Geometry, int Image, int OutputGradient, WeightOperand Weight);

    /// <summary>The kernels of an operation, or null where it is none of these.</summary>
    public IReadOnlyList<CudaKernel>? Write(StepOperation operation, string name) => operation switch
    {
        LinearWeightGradient o => WriteWeights(o, new(CudaProduct.Covering(o.Geometry), o.Operand, o.OutputGradient, o.Weight), name),
        Conv2dWeightGradient o => WriteWeights(o, new(o.Geometry, o.Operand, o.OutputGradient, o.Weight), name),

        // The roles of a transposed convolution are exchanged.
        ConvTranspose2dWeightGradient o => WriteWeights(o, new(o.Adjoint, o.OutputGradient, o.Operand, o.Weight), name),
        BiasGradient { IsPerElement: true } o => [WriteElementBias(o, name)],
        BiasGradient { Positions: 1 } o => [WriteBias(o, name, isOfParts: false)],
        BiasGradient o => [WriteBiasParts(o, name), WriteBias(o, name + "_of_batch", isOfParts: true)],
        _ => null,
    };

    private IReadOnlyList<CudaKernel> WriteWeights(StepOperation operation, Operands operands, string name)
    {
        if (CudaProduct.FormOf(operands.Geometry) == ProductForm.Samples) return [WriteNarrow(operation, operands, name)];
        TileShape tile = TileShape.OfWeights(operands.Geometry);
        return tile.SamplesOfPart(operands.Geometry) is { } samples
            ? [WriteProduct(operation, operands, tile, name, samples), WriteSum(operation, operands, name + "_of_batch", samples)]
            : [WriteProduct(operation, operands, tile, name, samples: null)];
    }

    private CudaKernel WriteProduct(StepOperation operation, Operands operands, TileShape tile, string name, int? samples)
    {
        Conv2dGeometry geometry = operands.Geometry;
        KernelWriter kernel = Begin(operation, samples is { } some ? $", over {Literals.Of(some)} samples to a part" : "");
        int pixels = geometry.Output.Height * geometry.Output.Width, channels = geometry.OutChannels / geometry.Groups, columns = tile.ColumnTiles(geometry.Taps);
        int weights = geometry.OutChannels * geometry.Taps;
        string size = SizesOf(operation, operands), group = geometry.Groups == 1 ? "0" : "blockIdx.z";
        SourceWriter body = kernel.Body;
        body.Line("OTTT_DYNAMIC_SHARED(float, shared);");
        body.Line($"const gradient_channels<{size}> channels{{{kernel.Read(operands.OutputGradient)}, {group}}};");
        body.Line($"const patch_columns<{size}> taps{{{{{kernel.Read(operands.Image)}, {group}}}, {kernel.Read(operands.Image)}}};");
        string times = pixels == 1 ? "" : $" * {Literals.Of(pixels)}", depth = $"0, now.batch{times}";
        if (samples is { } part)
        {
            body.Line($"const int first = blockIdx.x * {Literals.Of(part)}, end = first + {Literals.Of(part)} < now.batch ? first + {Literals.Of(part)} : now.batch;");
            depth = $"first{times}, end{times}";
        }

        string row = columns == 1 ? "tile_index" : $"tile_index / {Literals.Of(columns)}", column = columns == 1 ? "0" : $"tile_index % {Literals.Of(columns)} * {Literals.Of(tile.Columns)}";
        body.Line("const int tile_index = blockIdx.y;");
        string output = geometry.Groups == 1 ? "channel" : $"(blockIdx.z * {Literals.Of(channels)} + channel)";
        body.Line($"const extent of{{{row} * {Literals.Of(tile.Rows)}, {Literals.Of(channels)}, {column}, {Literals.Of(geometry.Taps)}, {depth}}};");
        body.Line($"static_assert(product_bytes<{tile}> == {Literals.Of(tile.SharedBytes)} && product_threads == {Literals.Of(TileShape.Threads)}, \"the launch says otherwise\");");
        body.Line($"product<{tile}>(channels, taps, shared, of, [](int) {{ return 0.0f; }}, [&](int channel, int tap, float sum) {{");
        using (body.Indent("});"))
        {
            body.Line(samples is null
                ? $"{kernel.WeightGradient(operands.Weight)}[element_at<{size}>({output}, tap)] += sum;"
                : $"{kernel.Scratch(isWritten: true)}[blockIdx.x * {Literals.Of(weights)} + {output} * {Literals.Of(geometry.Taps)} + tap] = sum;");
        }

        var grid = samples is { } each
            ? new CudaGrid(1, each, tile.Tiles(channels, geometry.Taps), geometry.Groups)
            : CudaGrid.Fixed(1, tile.Tiles(channels, geometry.Taps), geometry.Groups);
        return kernel.Close(name, grid, tile.SharedBytes, samples is { } scratch ? new CudaScratch(scratch, weights) : null, tile.BlocksOfMultiprocessor, TileShape.Threads);
    }

    private CudaKernel WriteSum(StepOperation operation, Operands operands, string name, int samples)
    {
        int taps = operands.Geometry.Taps, weights = operands.Geometry.OutChannels * taps;
        KernelWriter kernel = Begin(operation, ", the parts together");
        SourceWriter body = kernel.Body;
        body.Line($"const int index = blockIdx.x * {Literals.Of(CudaGrid.ElementThreads)} + threadIdx.x, parts = (now.batch + {Literals.Of(samples - 1)}) / {Literals.Of(samples)};");
        body.Line($"if (index >= {Literals.Of(weights)}) return;");
        body.Line("float sum = 0.0f;");
        body.Line($"for (int part = 0; part < parts; part++) sum += {kernel.Scratch(isWritten: false)}[part * {Literals.Of(weights)} + index];");
        body.Line($"{kernel.WeightGradient(operands.Weight)}[element_at<{SizesOf(operation, operands)}>(index / {Literals.Of(taps)}, index % {Literals.Of(taps)})] += sum;");
        return kernel.Close(name, CudaGrid.FixedElements(weights), scratch: new CudaScratch(samples, weights));
    }

    /// <summary>The gradient of a long and narrow weight, such as that of a readout: a block sums some taps of an output over the batch.</summary>
    private CudaKernel WriteNarrow(StepOperation operation, Operands operands, string name)
    {
        KernelWriter kernel = Begin(operation, "");
        SourceWriter body = kernel.Body;
        string taps = Literals.Of(operands.Geometry.Taps), dy = $"{kernel.Read(operands.OutputGradient)}[sample * {kernel.Stride(operands.OutputGradient)} + output]";
        string x = $"{kernel.Read(operands.Image)}[sample * {kernel.Stride(operands.Image)} + tap]";
        body.Line("OTTT_DYNAMIC_SHARED(double, shared);");
        body.Line("const int output = blockIdx.y, tap = blockIdx.x * column_threads + column_of_thread();");
        body.Line($"const double sum = column_sum(now.batch, shared, [&](int sample) {{ return tap < {taps} ? static_cast<double>({dy}) * {x} : 0.0; }});");
        body.Line($"if (tap < {taps} && threadIdx.x < column_threads) {kernel.WeightGradient(operands.Weight)}[element_at<{SizesOf(operation, operands)}>(output, tap)] += static_cast<float>(sum);");
        return kernel.Close(name, CudaGrid.Fixed(SumKernels.ColumnBlocks(operands.Geometry.Taps), operands.Geometry.OutChannels), SumKernels.SharedBytes);
    }

    private CudaKernel WriteBiasParts(BiasGradient o, string name)
    {
        KernelWriter kernel = Begin(o, ", sample by sample");
        SourceWriter body = kernel.Body;
        string channels = Literals.Of(o.Channels);
        body.Line("OTTT_DYNAMIC_SHARED(double, shared);");
        body.Line($"const int channel = blockIdx.y * column_threads + column_of_thread();");
        body.Line($"const float *dy = {kernel.Read(o.OutputGradient)} + blockIdx.x * {kernel.Stride(o.OutputGradient)};");
        body.Line($"const double sum = column_sum({Literals.Of(o.Positions)}, shared, [&](int pixel) {{ return channel < {channels} ? dy[pixel * {channels} + channel] : 0.0f; }});");
        body.Line($"if (channel < {channels} && threadIdx.x < column_threads) {kernel.Scratch(isWritten: true)}[blockIdx.x * {channels} + channel] = static_cast<float>(sum);");
        return kernel.Close(name, CudaGrid.EachSample(SumKernels.ColumnBlocks(o.Channels)), SumKernels.SharedBytes, new CudaScratch(1, o.Channels));
    }

    private CudaKernel WriteBias(BiasGradient o, string name, bool isOfParts)
    {
        KernelWriter kernel = Begin(o, isOfParts ? ", the samples together" : "");
        SourceWriter body = kernel.Body;
        string channels = Literals.Of(o.Channels);
        string of = isOfParts ? $"{kernel.Scratch(isWritten: false)}[sample * {channels} + channel]" : $"{kernel.Read(o.OutputGradient)}[sample * {kernel.Stride(o.OutputGradient)} + channel]";
        body.Line("OTTT_DYNAMIC_SHARED(double, shared);");
        body.Line($"const int channel = blockIdx.x * column_threads + column_of_thread();");
        body.Line($"const double sum = column_sum(now.batch, shared, [&](int sample) {{ return channel < {channels} ? {of} : 0.0f; }});");
        body.Line($"if (channel < {channels} && threadIdx.x < column_threads) {kernel.Gradient(o.Bias)}[channel] += static_cast<float>(sum);");
        return kernel.Close(name, CudaGrid.Fixed(SumKernels.ColumnBlocks(o.Channels)), SumKernels.SharedBytes, isOfParts ? new CudaScratch(1, o.Channels) : null);
    }

    private CudaKernel WriteElementBias(BiasGradient o, string name)
    {
        KernelWriter kernel = Begin(o, ", element by element");
        SourceWriter body = kernel.Body;
        int elements = o.Channels * o.Positions;
        body.Line($"const int element = blockIdx.x * {Literals.Of(CudaGrid.ElementThreads)} + threadIdx.x;");
        body.Line($"if (element >= {Literals.Of(elements)}) return;");
        body.Line("float sum = 0.0f;");
        body.Line($"for (int sample = 0; sample < now.batch; sample++) sum += {kernel.Read(o.OutputGradient)}[sample * {kernel.Stride(o.OutputGradient)} + element];");
        body.Line($"{kernel.Gradient(o.Bias)}[{CudaPlaces.InPyTorch(o.Channels, o.Positions)}] += sum;");
        return kernel.Close(name, CudaGrid.FixedElements(elements));
    }

    private KernelWriter Begin(StepOperation operation, string how)
    {
        var kernel = new KernelWriter(program);
        kernel.Comment($"{program.Layers[operation.Layer].Title}: {CudaEquations.Of(program, operation)}{how}");
        return kernel;
    }

    private string SizesOf(StepOperation operation, Operands operands) => sizes.Of(
        LayerPath.Identifier(program.Layers[operation.Layer].Path), operands.Geometry, program.Buffers[operands.Image].Stride, program.Buffers[operands.OutputGradient].Stride);
}
