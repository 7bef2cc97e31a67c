using Ottt.Generator.Lowering.Program;
using Ottt.Generator.Lowering.Program.Operations;
using Ottt.Generator.Models;

namespace Ottt.Generator.Emit.Cuda;

/// <summary>Prints kernels over the elements of samples: a product and what follows it, or what follows from memory alone.</summary>
/// <param name="program">The program.</param>
/// <param name="sizes">The sizes.</param>
internal sealed class ElementKernels(StepProgram program, CudaSizes sizes)
{
    private readonly ExactValues _exact = new(program);

    public CudaKernel Write(FusedKernel fused, string name)
    {
        var kernel = new KernelWriter(program);
        foreach (StepOperation operation in fused.Operations) kernel.Comment($"{program.Layers[operation.Layer].Title}: {CudaEquations.Of(program, operation)}");
        return CudaProduct.Of(fused.Operations[0]) switch
        {
            { Form: ProductForm.Tiles } product => WriteTiles(kernel, fused, product, name),
            { Form: ProductForm.Samples } product => WriteSamples(kernel, fused, product, name),
            var product => WriteElements(kernel, fused, product, name),
        };
    }

    private CudaKernel WriteElements(KernelWriter kernel, FusedKernel fused, CudaProduct? product, string name)
    {
        string count = Literals.Of(fused.Count);
        kernel.Body.Line($"const int index = blockIdx.x * {Literals.Of(CudaGrid.ElementThreads)} + threadIdx.x;");
        kernel.Body.Line($"if (index >= now.batch * {count}) return;");
        kernel.Body.Line($"const int sample = index / {count}, element = index % {count}, at = sample * {Literals.Of(MemoryStride(fused.Count))} + element;");
        var statements = new ElementStatements(kernel, sizes, fused);
        if (product is not null) statements.Begin(product.Output, Convolution(kernel, SizesOf(fused, product), product));
        WriteStatements(kernel, statements, fused, fused.Operations.Skip(product is null ? 0 : 1));
        return kernel.Close(name, CudaGrid.Elements(fused.Count));
    }

    private CudaKernel WriteTiles(KernelWriter kernel, FusedKernel fused, CudaProduct product, string name)
    {
        Conv2dGeometry geometry = product.Geometry;
        int pixels = geometry.Output.Height * geometry.Output.Width, channels = geometry.OutChannels / geometry.Groups;
        TileShape tile = TileShape.OfOutputs(pixels, channels);
        string size = SizesOf(fused, product);
        string group = geometry.Groups == 1 ? "0" : "blockIdx.z", firstChannel = geometry.Groups == 1 ? "" : $"blockIdx.z * {Literals.Of(channels)} + ";
        string isExact = _exact.Hold(product.Input) ? "true" : "false";
        SourceWriter body = kernel.Body;
        body.Line("OTTT_DYNAMIC_SHARED(float, shared);");
        body.Line($"const patches<{size}, {isExact}> pixels{{{kernel.Read(product.Input)}, {group}}};");
        body.Line($"const packed_weight<{size}> channels{{{kernel.Read(product.Packed)}, {group}}};");
        body.Line("const int row_tile = blockIdx.x, column_tile = blockIdx.y;");
        body.Line($"const extent of{{row_tile * {Literals.Of(tile.Rows)}, now.batch{(pixels == 1 ? "" : $" * {Literals.Of(pixels)}")}, column_tile * {Literals.Of(tile.Columns)}, {Literals.Of(channels)}, 0, {Literals.Of(geometry.Taps)}}};");
        body.Line($"static_assert(product_bytes<{tile}> == {Literals.Of(tile.SharedBytes)} && product_threads == {Literals.Of(TileShape.Threads)}, \"the launch says otherwise\");");
        string start = product.Bias < 0 ? "[](int) { return 0.0f; }" : $"[&](int column) {{ return {kernel.Value(product.Bias)}[{firstChannel}column]; }}";
        string pixel = pixels == 1 ? "" : $"row % {Literals.Of(pixels)} * {Literals.Of(geometry.OutChannels)} + ";
        string place = $"const int sample = {(pixels == 1 ? "row" : $"row / {Literals.Of(pixels)}")}, element = {pixel}{firstChannel}column, at = sample * {Literals.Of(MemoryStride(fused.Count))} + element;";
        var earlier = new EarlierLoads();
        string[] results = kernel.Apart(() =>
        {
            kernel.Body.Line(place);
            var statements = new ElementStatements(kernel, sizes, fused, earlier);
            statements.Begin(product.Output, "sum");
            WriteStatements(kernel, statements, fused, fused.Operations.Skip(1));
        });
        if (earlier.Exist)
        {
            earlier.WriteType(body);
            body.Line("const auto load = [&](int row, int column) {");
            using (body.Indent("};"))
            {
                body.Line(place);
                earlier.WriteLoads(body);
            }
        }

        body.Line($"product<{tile}>(pixels, channels, shared, of, {start}, {(earlier.Exist ? "load, " : "")}[&](int row, int column, float sum{(earlier.Exist ? ", const earlier &before" : "")}) {{");
        using (body.Indent("});"))
        {
            foreach (string line in results) body.Line(line);
        }

        return kernel.Close(name, new CudaGrid(pixels, tile.Rows, tile.ColumnTiles(channels), geometry.Groups), tile.SharedBytes, blocks: tile.BlocksOfMultiprocessor, threads: TileShape.Threads);
    }

    /// <summary>A long and narrow product, such as a readout: a warp sums a result of the block's sample, and then each has a thread.</summary>
    private CudaKernel WriteSamples(KernelWriter kernel, FusedKernel fused, CudaProduct product, string name)
    {
        string outputs = Literals.Of(product.Geometry.OutChannels), taps = Literals.Of(product.Geometry.Taps);
        string start = product.Bias < 0 ? "" : $"{kernel.Value(product.Bias)}[output] + ";
        SourceWriter body = kernel.Body;
        body.Line("OTTT_DYNAMIC_SHARED(double, sums);");
        body.Line($"const float *x = {kernel.Read(product.Input)} + blockIdx.x * {kernel.Stride(product.Input)};");
        using (body.Braces($"for (int output = threadIdx.x / 32; output < {outputs}; output += sum_threads / 32)"))
        {
            body.Line($"const float *weight = {kernel.Read(product.Packed)} + output * {taps};");
            body.Line($"const double sum = {start}warp_sum({taps}, [&](int place) {{ return static_cast<double>(x[place]) * weight[place]; }});");
            body.Line("if (threadIdx.x % 32 == 0) sums[output] = sum;");
        }

        body.Line("__syncthreads();");
        body.Line($"if (threadIdx.x >= {outputs}) return;");
        body.Line($"const int sample = blockIdx.x, element = threadIdx.x, at = sample * {Literals.Of(MemoryStride(fused.Count))} + element;");
        var statements = new ElementStatements(kernel, sizes, fused);
        statements.Begin(product.Output, "static_cast<float>(sums[element])");
        WriteStatements(kernel, statements, fused, fused.Operations.Skip(1));
        return kernel.Close(name, CudaGrid.EachSample(), product.Geometry.OutChannels * sizeof(double));
    }

    /// <summary>The result of a convolution at an element.</summary>
    private static string Convolution(KernelWriter kernel, string size, CudaProduct product)
    {
        string start = product.Bias < 0 ? "0.0f" : $"{kernel.Value(product.Bias)}[element % {Literals.Of(product.Geometry.OutChannels)}]";
        return $"convolve<{size}>({kernel.Read(product.Input)} + sample * {kernel.Stride(product.Input)}, {kernel.Read(product.Packed)}, element, {start})";
    }

    private string SizesOf(FusedKernel fused, CudaProduct product) => sizes.Of(
        LayerPath.Identifier(program.Layers[fused.Operations[0].Layer].Path), product.Geometry, program.Buffers[product.Input].Stride, program.Buffers[product.Output].Stride);

    private static void WriteStatements(KernelWriter kernel, ElementStatements statements, FusedKernel fused, IEnumerable<StepOperation> operations)
    {
        foreach (StepOperation operation in operations)
        {
            if (operation is TraceStep trace && fused.Operations.OfType<Spread>().Any(spread => spread.Output == trace.Input)) statements.PlaceBehindBorder(trace);
            statements.Write(operation);
        }

        statements.Store(fused);
    }

    private static int MemoryStride(int count) => (count + 15) & ~15;
}
