using Ottt.Generator.Lowering.Program.Operations;
using Ottt.Generator.Models;

namespace Ottt.Generator.Emit.Cuda;

/// <content>Normalisations: over the batch a column of threads has a channel; over a sample or a group a block has it.</content>
internal sealed partial class SumKernels
{
    private CudaKernel Moments(BatchNormMoments o, string name)
    {
        KernelWriter kernel = BeginChannels(o, o.Geometry.Channels, "blockIdx.y");
        (string channels, string positions) = (Literals.Of(o.Geometry.Channels), Literals.Of(o.Geometry.Positions));
        SourceWriter body = kernel.Body;
        body.Line($"const float *x = {kernel.Read(o.Input)} + blockIdx.x * {kernel.Stride(o.Input)};");
        body.Line($"const double mean = column_sum({positions}, shared, [&](int pixel) {{ return is_channel ? x[pixel * {channels} + channel] : 0.0f; }}) / {positions};");
        body.Line($"const double squares = column_sum({positions}, shared, [&](int pixel) {{");
        using (body.Indent("});"))
        {
            body.Line($"const double deviation = is_channel ? x[pixel * {channels} + channel] - mean : 0.0;");
            body.Line("return deviation * deviation;");
        }

        WriteResult(kernel, $"{kernel.Write(o.Moments)} + blockIdx.x * {kernel.Stride(o.Moments)}", "moments", channels, "mean", "squares");
        return kernel.Close(name, CudaGrid.EachSample(ColumnBlocks(o.Geometry.Channels)), SharedBytes);
    }

    private CudaKernel Statistics(BatchNormStatistics o, string name)
    {
        KernelWriter kernel = BeginChannels(o, o.Geometry.Channels, "blockIdx.x");
        (string channels, string positions, string stride) = (Literals.Of(o.Geometry.Channels), Literals.Of(o.Geometry.Positions), kernel.Stride(o.Moments));
        string moments = kernel.Read(o.Moments), momentum = CudaLiterals.Double(o.Geometry.Momentum);
        SourceWriter body = kernel.Body;
        body.Line($"const double mean = column_sum(now.batch, shared, [&](int sample) {{ return is_channel ? {moments}[sample * {stride} + channel] : 0.0f; }}) / now.batch;");
        body.Line($"const double within = column_sum(now.batch, shared, [&](int sample) {{ return is_channel ? {moments}[sample * {stride} + {channels} + channel] : 0.0f; }});");
        body.Line("const double between = column_sum(now.batch, shared, [&](int sample) {");
        using (body.Indent("});"))
        {
            body.Line($"const double deviation = is_channel ? {moments}[sample * {stride} + channel] - mean : 0.0;");
            body.Line("return deviation * deviation;");
        }

        body.Line("if (!is_channel || threadIdx.x >= column_threads) return;");
        body.Line($"const double count = static_cast<double>(now.batch) * {positions}, squares = within + {positions} * between;");
        WriteCoefficients(kernel, o.Coefficients, channels, "mean", "squares / count", o.Geometry.Epsilon, o.Weight, o.Bias);
        if (o.Running.AreKept)
        {
            (string runningMean, string runningVariance) = (kernel.Saved(o.Running.Mean, isWritten: true), kernel.Saved(o.Running.Variance, isWritten: true));
            body.Line($"{runningMean}[channel] = static_cast<float>((1.0 - {momentum}) * {runningMean}[channel] + {momentum} * mean);");
            body.Line($"{runningVariance}[channel] = static_cast<float>((1.0 - {momentum}) * {runningVariance}[channel] + {momentum} * squares / (count - 1.0));");
            body.Line($"if (channel == 0) {kernel.Saved(o.Running.Batches, isWritten: true)}[0]++;");
        }

        return kernel.Close(name, CudaGrid.Fixed(ColumnBlocks(o.Geometry.Channels)), SharedBytes);
    }

    /// <summary>Mean, 1 / deviation, scale and offset of a channel.</summary>
    public static void WriteCoefficients(
        KernelWriter kernel, int buffer, string channels, string mean, string variance, double epsilon, int weight, int bias)
    {
        string coefficients = kernel.Write(buffer);
        kernel.Body.Line($"const double inverse = 1.0 / sqrt({variance} + {CudaLiterals.Double(epsilon)});");
        kernel.Body.Line($"{coefficients}[channel] = static_cast<float>({mean});");
        kernel.Body.Line($"{coefficients}[{channels} + channel] = static_cast<float>(inverse);");
        kernel.Body.Line($"{coefficients}[2 * {channels} + channel] = static_cast<float>(inverse{(weight < 0 ? "" : $" * {kernel.Value(weight)}[channel]")});");
        kernel.Body.Line($"{coefficients}[3 * {channels} + channel] = {(bias < 0 ? "0.0f" : $"{kernel.Value(bias)}[channel]")};");
    }

    /// <summary>The sums over the positions of a sample of dy and of dy (x - mean).</summary>
    private CudaKernel GradientSums(
        StepOperation operation, int channelCount, int positionCount, int outputGradient, int operand, int sums, Func<KernelWriter, string> mean, string name)
    {
        KernelWriter kernel = BeginChannels(operation, channelCount, "blockIdx.y");
        (string channels, string positions) = (Literals.Of(channelCount), Literals.Of(positionCount));
        SourceWriter body = kernel.Body;
        body.Line($"const float *dy = {kernel.Read(outputGradient)} + blockIdx.x * {kernel.Stride(outputGradient)}, *x = {kernel.Read(operand)} + blockIdx.x * {kernel.Stride(operand)};");
        body.Line($"const float mean = is_channel ? {mean(kernel)} : 0.0f;");
        body.Line($"const double gradient = column_sum({positions}, shared, [&](int pixel) {{ return is_channel ? dy[pixel * {channels} + channel] : 0.0f; }});");
        body.Line($"const double moment = column_sum({positions}, shared, [&](int pixel) {{ return is_channel ? dy[pixel * {channels} + channel] * (x[pixel * {channels} + channel] - mean) : 0.0f; }});");
        WriteResult(kernel, $"{kernel.Write(sums)} + blockIdx.x * {kernel.Stride(sums)}", "sums", channels, "gradient", "moment");
        return kernel.Close(name, CudaGrid.EachSample(ColumnBlocks(channelCount)), SharedBytes);
    }

    private CudaKernel Gradient(BatchNormGradient o, string name)
    {
        KernelWriter kernel = BeginChannels(o, o.Geometry.Channels, "blockIdx.x");
        (string channels, string stride, string sums, string coefficients) = (Literals.Of(o.Geometry.Channels), kernel.Stride(o.Sums), kernel.Read(o.Sums), kernel.Read(o.Coefficients));
        SourceWriter body = kernel.Body;
        body.Line($"const double gradient = column_sum(now.batch, shared, [&](int sample) {{ return is_channel ? {sums}[sample * {stride} + channel] : 0.0f; }});");
        body.Line($"const double moment = column_sum(now.batch, shared, [&](int sample) {{ return is_channel ? {sums}[sample * {stride} + {channels} + channel] : 0.0f; }});");
        body.Line("if (!is_channel || threadIdx.x >= column_threads) return;");
        body.Line($"const double inverse = {coefficients}[{channels} + channel];");
        if (o.Weight >= 0) body.Line($"{kernel.Gradient(o.Weight)}[channel] += static_cast<float>(moment * inverse);");
        if (o.Bias >= 0) body.Line($"{kernel.Gradient(o.Bias)}[channel] += static_cast<float>(gradient);");
        if (o.GradientCoefficients >= 0)
        {
            body.Line($"const double scale = {coefficients}[2 * {channels} + channel], count = static_cast<double>(now.batch) * {Literals.Of(o.Geometry.Positions)};");
            body.Line($"{kernel.Write(o.GradientCoefficients)}[channel] = static_cast<float>(scale * gradient / count);");
            body.Line($"{kernel.Write(o.GradientCoefficients)}[{channels} + channel] = static_cast<float>(scale * inverse * inverse * moment / count);");
        }

        return kernel.Close(name, CudaGrid.Fixed(ColumnBlocks(o.Geometry.Channels)), SharedBytes);
    }

    private CudaKernel Statistics(GroupNormStatistics o, string name)
    {
        KernelWriter kernel = Begin(o);
        int channels = o.Geometry.Channels / o.Geometry.Groups;
        string element = $"element / {Literals.Of(channels)} * {Literals.Of(o.Geometry.Channels)} + blockIdx.y * {Literals.Of(channels)} + element % {Literals.Of(channels)}";
        WriteStatistics(kernel, o.Input, Literals.Of(channels * o.Geometry.Positions), element, o.Geometry.Epsilon);
        WriteOfBlock(kernel, o.Statistics, Literals.Of(o.Geometry.Groups), "mean", "1.0 / sqrt(variance)");
        return kernel.Close(name, CudaGrid.EachSample(o.Geometry.Groups), SharedBytes);
    }

    private CudaKernel Statistics(LayerNormStatistics o, string name)
    {
        KernelWriter kernel = Begin(o);
        WriteStatistics(kernel, o.Input, Literals.Of(o.Geometry.Channels * o.Geometry.Positions), "element", o.Geometry.Epsilon);
        WriteOfBlock(kernel, o.Statistics, "1", "mean", "1.0 / sqrt(variance)");
        return kernel.Close(name, CudaGrid.EachSample(), SharedBytes);
    }

    private CudaKernel Gradient(GroupNormGradient o, string name)
    {
        KernelWriter kernel = BeginChannels(o, o.Geometry.Channels, "blockIdx.x");
        (string channels, string stride, string sums) = (Literals.Of(o.Geometry.Channels), kernel.Stride(o.Sums), kernel.Read(o.Sums));
        string inverse = $"{kernel.Read(o.Statistics)}[sample * {kernel.Stride(o.Statistics)} + {Literals.Of(o.Geometry.Groups)} + channel / {Literals.Of(o.Geometry.Channels / o.Geometry.Groups)}]";
        SourceWriter body = kernel.Body;
        body.Line($"const double gradient = column_sum(now.batch, shared, [&](int sample) {{ return is_channel ? {sums}[sample * {stride} + channel] : 0.0f; }});");
        body.Line($"const double moment = column_sum(now.batch, shared, [&](int sample) {{ return is_channel ? {sums}[sample * {stride} + {channels} + channel] * {inverse} : 0.0f; }});");
        body.Line("if (!is_channel || threadIdx.x >= column_threads) return;");
        body.Line($"{kernel.Gradient(o.Weight)}[channel] += static_cast<float>(moment);");
        body.Line($"{kernel.Gradient(o.Bias)}[channel] += static_cast<float>(gradient);");
        return kernel.Close(name, CudaGrid.Fixed(ColumnBlocks(o.Geometry.Channels)), SharedBytes);
    }

    private CudaKernel Gradient(LayerNormGradient o, string name)
    {
        int channels = o.Geometry.Channels, elements = channels * o.Geometry.Positions;
        KernelWriter kernel = BeginChannels(o, elements, "blockIdx.x", "element", "is_element");
        string dy = $"{kernel.Read(o.OutputGradient)}[sample * {kernel.Stride(o.OutputGradient)} + element]", x = $"{kernel.Read(o.Operand)}[sample * {kernel.Stride(o.Operand)} + element]";
        string statistics = $"{kernel.Read(o.Statistics)}[sample * {kernel.Stride(o.Statistics)}";
        string place = CudaPlaces.InPyTorch(channels, o.Geometry.Positions);
        SourceWriter body = kernel.Body;
        body.Line($"const double weight = column_sum(now.batch, shared, [&](int sample) {{ return is_element ? ({x} - {statistics}]) * {statistics} + 1] * {dy} : 0.0f; }});");
        if (o.Bias >= 0) body.Line($"const double bias = column_sum(now.batch, shared, [&](int sample) {{ return is_element ? {dy} : 0.0f; }});");
        body.Line("if (!is_element || threadIdx.x >= column_threads) return;");
        body.Line($"{kernel.Gradient(o.Weight)}[{place}] += static_cast<float>(weight);");
        if (o.Bias >= 0) body.Line($"{kernel.Gradient(o.Bias)}[{place}] += static_cast<float>(bias);");
        return kernel.Close(name, CudaGrid.Fixed(ColumnBlocks(elements)), SharedBytes);
    }

    private CudaKernel Pull(GroupNormPull o, string name)
    {
        KernelWriter kernel = Begin(o);
        int channels = o.Geometry.Channels / o.Geometry.Groups;
        string channel = $"blockIdx.y * {Literals.Of(channels)} + index", weight = o.Weight < 0 ? "" : $"{kernel.Value(o.Weight)}[{channel}] * ";
        SourceWriter body = kernel.Body;
        body.Line($"const float *sums = {kernel.Read(o.Sums)} + blockIdx.x * {kernel.Stride(o.Sums)};");
        body.Line($"const double gradient = block_sum({Literals.Of(channels)}, shared, [&](int index) {{ return {weight}sums[{channel}]; }});");
        body.Line($"const double moment = block_sum({Literals.Of(channels)}, shared, [&](int index) {{ return {weight}sums[{Literals.Of(o.Geometry.Channels)} + {channel}]; }});");
        body.Line($"const double inverse = {kernel.Read(o.Statistics)}[blockIdx.x * {kernel.Stride(o.Statistics)} + {Literals.Of(o.Geometry.Groups)} + blockIdx.y];");
        string elements = Literals.Of(channels * o.Geometry.Positions);
        WriteOfBlock(kernel, o.Pull, Literals.Of(o.Geometry.Groups), $"inverse * gradient * (1.0 / {elements})", $"inverse * inverse * inverse * moment * (1.0 / {elements})");
        return kernel.Close(name, CudaGrid.EachSample(o.Geometry.Groups), SharedBytes);
    }

    private CudaKernel Pull(LayerNormPull o, string name)
    {
        KernelWriter kernel = Begin(o);
        string elements = Literals.Of(o.Geometry.Channels * o.Geometry.Positions), weight = o.Weight.Exists ? $" * {kernel.Read(o.Weight.Packed)}[element]" : "";
        SourceWriter body = kernel.Body;
        body.Line($"const float *dy = {kernel.Read(o.OutputGradient)} + blockIdx.x * {kernel.Stride(o.OutputGradient)}, *x = {kernel.Read(o.Operand)} + blockIdx.x * {kernel.Stride(o.Operand)};");
        body.Line($"const float *statistics = {kernel.Read(o.Statistics)} + blockIdx.x * {kernel.Stride(o.Statistics)};");
        body.Line("const float mean = statistics[0], inverse = statistics[1];");
        body.Line($"float *pull = {kernel.Write(o.Pull)} + blockIdx.x * {kernel.Stride(o.Pull)};");
        body.Line($"const double gradient = block_sum({elements}, shared, [&](int element) {{ return dy[element]{weight}; }});");
        body.Line($"if (threadIdx.x == 0) pull[0] = static_cast<float>(inverse * gradient * (1.0 / {elements}));");
        body.Line($"const double moment = block_sum({elements}, shared, [&](int element) {{ return dy[element]{weight} * (x[element] - mean); }});");
        body.Line($"if (threadIdx.x == 0) pull[1] = static_cast<float>(static_cast<double>(inverse) * inverse * inverse * moment * (1.0 / {elements}));");
        return kernel.Close(name, CudaGrid.EachSample(), SharedBytes);
    }

    /// <summary>Mean and variance of elements of a sample, in two passes.</summary>
    private static void WriteStatistics(KernelWriter kernel, int input, string elements, string element, double epsilon)
    {
        SourceWriter body = kernel.Body;
        body.Line($"const float *x = {kernel.Read(input)} + blockIdx.x * {kernel.Stride(input)};");
        body.Line($"const double mean = block_sum({elements}, shared, [&](int element) {{ return x[{element}]; }}) / {elements};");
        body.Line($"const double squares = block_sum({elements}, shared, [&](int element) {{");
        using (body.Indent("});"))
        {
            body.Line($"const double deviation = x[{element}] - mean;");
            body.Line("return deviation * deviation;");
        }

        body.Line($"const double variance = squares / {elements} + {CudaLiterals.Double(epsilon)};");
    }

    /// <summary>Two numbers of the group of a block, to [rows][groups].</summary>
    private static void WriteOfBlock(KernelWriter kernel, int buffer, string groups, string first, string second)
    {
        SourceWriter body = kernel.Body;
        body.Line("if (threadIdx.x > 0) return;");
        body.Line($"float *result = {kernel.Write(buffer)} + blockIdx.x * {kernel.Stride(buffer)} + blockIdx.y;");
        body.Line($"result[0] = static_cast<float>({first});");
        body.Line($"result[{groups}] = static_cast<float>({second});");
    }

    /// <summary>Two numbers of each channel, to [rows][channels].</summary>
    private static void WriteResult(KernelWriter kernel, string pointer, string name, string channels, string first, string second)
    {
        SourceWriter body = kernel.Body;
        body.Line("if (!is_channel || threadIdx.x >= column_threads) return;");
        body.Line($"float *{name} = {pointer};");
        body.Line($"{name}[channel] = static_cast<float>({first});");
        body.Line($"{name}[{channels} + channel] = static_cast<float>({second});");
    }

    private KernelWriter BeginChannels(StepOperation operation, int channels, string block, string channel = "channel", string isChannel = "is_channel")
    {
        KernelWriter kernel = Begin(operation);
        kernel.Body.Line($"const int {channel} = {block} * column_threads + column_of_thread();");
        kernel.Body.Line($"const bool {isChannel} = {channel} < {Literals.Of(channels)};");
        return kernel;
    }
}
